using System.Collections.Immutable;

namespace QualityGate.Labels;

/// <summary>The concept that is taken for a label.</summary>
/// <param name="Node">A node of the hierarchy's graph.</param>
/// <param name="Certainty">How likely it is the one that is meant and not the next, from 0 to 1, as far as the other labels tell.</param>
/// <param name="IsSure">Whether it may be used without a warning.</param>
/// <param name="IsPinned">Whether the label names the concept itself.</param>
/// <param name="Alternatives">The other concepts that the label may mean, the likeliest first.</param>
internal sealed record ChosenSense(int Node, double Certainty, bool IsSure, bool IsPinned, ImmutableArray<int> Alternatives)
{
    /// <summary>For the name of a sense that is kept though another fits the other labels far better: that other one.</summary>
    public int? FitsBetter { get; init; }
}
