using System.Collections.Immutable;
using QualityGate.Metrics;

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

        var agrees = effect == PairEffect.Raises;
        var pairs = metric.EdgesOf(compliance)
            .Where(edge => metric.Agrees(compliance, edge.A, edge.B) == agrees)
            .Select(edge => PairOfClasses.Of(analysis, edge));
        var sorted = metric is ErrorAlignment or ConfusionsExplainedExtended
            ? pairs.OrderByDescending(pair => pair.Confusions)
            : pairs.OrderByDescending(pair => pair.Similarity);
        return [.. sorted.Select(pair => new HeavyPair(pair.A, pair.B, Reason(analysis, metric, pair, agrees)))];
    }

    private static string Reason(ModelAnalysis analysis, ComplianceMetric metric, PairOfClasses pair, bool agrees)
    {
        var (confusions, similarity) = (PredictionPairs.Confusions(analysis, pair.Confusions), $"similarity {Figure.Format(pair.Similarity)}");
        return metric switch
        {
            ErrorAlignment => $"{confusions}, {similarity}, {(agrees ? "a structural edge" : "no structural edge")}",
            ConfusionsExplainedExtended => $"{confusions}, {similarity}, {(agrees ? "in one structural cluster" : "not in one structural cluster")}",
            SimilaritiesCausingConfusionExtended => $"{similarity}, {confusions}, {(agrees ? "in one functional cluster" : "not in one functional cluster")}",
            _ when agrees => $"{similarity}, {confusions}, a functional edge",
            _ => $"{similarity}, {(pair.Confusions == 0 ? "never confused" : $"{confusions}, no functional edge")}",
        };
    }
}
