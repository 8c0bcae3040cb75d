using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Metrics;
using QualityGate.Text;

namespace QualityGate.Explanations;

/// <summary>
/// The edges of which a compliance metric takes the share: those on which the other graph disagrees lower it, the others raise it.
/// The most frequently confused come first where the edges are confusions, the most similar where they are similarities.
/// </summary>
internal static class CompliancePairs
{
    public static ImmutableArray<HeavyPair> Of(ModelAnalysis analysis, ComplianceMetric metric, PairEffect effect)
    {
        if (GraphCompliance.Of(analysis) is not { } compliance)
        {
            return [];
        }

        var edges = metric
            .EdgesOf(compliance)
            .Select(edge => (Pair: PairOfClasses.Of(analysis, edge), Agrees: metric.Agrees(compliance, edge.A, edge.B)))
            .ToArray();

        // Where the graphs agree on all edges, or on none, all of them make the value what it is.
        var moving = edges.Where(edge => edge.Agrees == (effect == PairEffect.Raises)).ToArray() is [_, ..] some ? some : edges;
        var sorted = metric is ErrorAlignment or ConfusionsExplainedExtended
            ? moving.OrderByDescending(edge => edge.Pair.Confusions)
            : moving.OrderByDescending(edge => edge.Pair.Similarity);
        return [.. sorted.Select(edge => new HeavyPair(edge.Pair.A, edge.Pair.B, Reason(analysis, metric, edge.Pair, edge.Agrees)))];
    }

    private static string Reason(ModelAnalysis analysis, ComplianceMetric metric, PairOfClasses pair, bool agrees)
    {
        var confusions = PredictionPairs.Confusions(analysis, pair.Confusions);
        var similarity = $"similarity {Figure.Format(pair.Similarity)}";
        return metric switch
        {
            ErrorAlignment => $"{confusions}, {similarity}, {(agrees ? "a structural edge" : "no structural edge")}",
            ConfusionsExplainedExtended => $"{confusions}, {similarity}, {(agrees ? string.Empty : "not ")}in one structural cluster",
            SimilaritiesCausingConfusionExtended =>
                $"{similarity}, {confusions}, {(agrees ? string.Empty : "not ")}in one functional cluster",
            _ when agrees => $"{similarity}, {confusions}, a functional edge",
            _ => $"{similarity}, {(pair.Confusions == 0 ? "never confused" : $"{confusions}, no functional edge")}",
        };
    }
}
