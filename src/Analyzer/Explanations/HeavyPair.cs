using QualityGate.Analysis;
using QualityGate.Labels;

namespace QualityGate.Explanations;

/// <summary>A pair of classes that weighs much in a metric.</summary>
/// <param name="A">A class.</param>
/// <param name="B">Another, with a higher index; the same where it is the right predictions of one class that weigh.</param>
/// <param name="Reason">The reason why the pair weighs, in a few words and figures.</param>
internal sealed record HeavyPair(int A, int B, string Reason)
{
    /// <summary>The pair in one line.</summary>
    /// <param name="analysis">The model that the classes belong to.</param>
    /// <returns>Both names and the reason, such as <c>cat–car (depth 1, entity.n.01, similarity 0.9204)</c>.</returns>
    public string Describe(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var other = A == B ? string.Empty : $"–{ClassName.Short(analysis.Labels, B)}";
        return $"{ClassName.Short(analysis.Labels, A)}{other} ({Reason})";
    }
}
