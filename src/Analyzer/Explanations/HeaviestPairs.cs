using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Evaluation;
using QualityGate.Forests;
using QualityGate.Metrics;
using QualityGate.Reports;

namespace QualityGate.Explanations;

/// <summary>The pairs of classes that weigh most in a metric: where to look first when its value is not what it should be.</summary>
public static class HeaviestPairs
{
    /// <summary>Finds the pairs.</summary>
    /// <param name="analysis">The analysed model.</param>
    /// <param name="metric">A metric that has a value for it.</param>
    /// <returns>
    /// The shallowest edges for metrics of a forest's depth; what lies in one graph but not in the other for metrics of error
    /// alignment; the most frequent confusions for other metrics on test data. The heaviest first; it may be none.
    /// </returns>
    /// <exception cref="Diagnostics.QualityGateException">The metric rests on test data whose reading was put off, and which cannot be read.</exception>
    public static ImmutableArray<HeavyPair> Of(ModelAnalysis analysis, Metric metric)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(metric);
        return metric switch
        {
            FunctionalSimilarityDepth => analysis.Functional is { } functional ? Shallowest(analysis, functional) : [],
            { NeedsTestData: false } => Shallowest(analysis, analysis.Structural),
            ErrorAlignment or ConfusionsExplainedExtended => [.. Explanation.Of(analysis).UnexplainedConfusions.Select(pair =>
                new HeavyPair(pair.A, pair.B, $"{Confusions(analysis, pair.Confusions)}, similarity {Figure.Format(pair.Similarity)}, no structural edge"))],
            SimilaritiesCausingConfusion or SimilaritiesCausingConfusionExtended => [.. Explanation.Of(analysis).UnconfusedSimilarities.Select(pair =>
                new HeavyPair(pair.A, pair.B, $"similarity {Figure.Format(pair.Similarity)}, never confused"))],
            _ => analysis.Confusion is { } confusion ? MostConfused(analysis, confusion) : [],
        };
    }

    private static ImmutableArray<HeavyPair> Shallowest(ModelAnalysis analysis, ClassGraph graph) =>
    [
        .. graph.Edges.OrderBy(edge => edge.Depth).ThenByDescending(edge => edge.Similarity).Select(edge => new HeavyPair(edge.A, edge.B, string.Create(
            CultureInfo.InvariantCulture, $"depth {edge.Depth}, {analysis.Labels.Hierarchy.NameOf(edge.Subsumer)}, similarity {Figure.Format(edge.Similarity)}"))),
    ];

    private static ImmutableArray<HeavyPair> MostConfused(ModelAnalysis analysis, ConfusionMatrix confusion) =>
    [
        .. from mistake in Prediction.Wrong(confusion)
           group mistake.Weight by (A: Math.Min(mistake.Actual, mistake.Predicted), B: Math.Max(mistake.Actual, mistake.Predicted)) into pair
           let subsumer = analysis.Relatedness.Subsumer(pair.Key.A, pair.Key.B)
           orderby pair.Sum() descending, pair.Key.A, pair.Key.B
           select new HeavyPair(pair.Key.A, pair.Key.B, $"{Confusions(analysis, pair.Sum())}, {analysis.Labels.Hierarchy.NameOf(subsumer)}"),
    ];

    private static string Confusions(ModelAnalysis analysis, double weight) => analysis.Confusion!.IsRates
        ? $"{Figure.Format(weight)} of their samples confused"
        : $"{ReportTable.Count(weight)} confusion{(weight == 1 ? string.Empty : "s")}";
}

/// <summary>A pair of classes that weighs much in a metric.</summary>
/// <param name="A">A class.</param>
/// <param name="B">Another, with a higher index.</param>
/// <param name="Reason">What is to be said of the pair, in a few words and figures.</param>
public sealed record HeavyPair(int A, int B, string Reason)
{
    /// <summary>The pair in one line.</summary>
    /// <param name="analysis">The model that the classes belong to.</param>
    /// <returns>Both names and the reason, such as <c>cat–car (depth 1, entity.n.01, similarity 0.9204)</c>.</returns>
    public string Describe(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return $"{ReportTable.NameOf(analysis.Labels, A)}–{ReportTable.NameOf(analysis.Labels, B)} ({Reason})";
    }
}
