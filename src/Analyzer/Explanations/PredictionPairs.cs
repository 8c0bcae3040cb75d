using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Metrics;
using QualityGate.TestData;
using QualityGate.Text;

namespace QualityGate.Explanations;

/// <summary>
/// The predictions that move a mean over predictions: each counts by how far what it is worth lies from the metric's value. Confusions of
/// a pair in either direction count together; the right predictions of a class count as that class alone.
/// </summary>
internal static class PredictionPairs
{
    public static ImmutableArray<HeavyPair> Of(ModelAnalysis analysis, ConfusionMatrix confusion, Metric metric, PairEffect effect)
    {
        var value = analysis.Measure(metric).Value ?? 0;
        var sign = effect == PairEffect.Raises ? 1 : -1;
        var pairs = (
            from prediction in confusion.Cells
            group prediction by Unordered(prediction) into pair
            let push = sign * pair.Sum(prediction => Excess(analysis, metric, prediction, value))
            select new Moving(pair.Key.A, pair.Key.B, pair.Sum(prediction => prediction.Weight), push)
        ).ToArray();

        // Where all mistakes are worth the same, all of them make the value what it is.
        var shown = pairs.Any(pair => pair.Push > 0)
            ? pairs.Where(pair => pair.Push > 0).OrderByDescending(pair => pair.Push)
            : pairs.Where(pair => pair.A != pair.B).OrderByDescending(pair => pair.Weight);
        return
        [
            .. shown
                .ThenBy(pair => pair.A)
                .ThenBy(pair => pair.B)
                .Select(pair => new HeavyPair(pair.A, pair.B, Reason(analysis, confusion, pair))),
        ];
    }

    /// <summary>A number of confusions, or their share where only shares are known.</summary>
    public static string Confusions(ModelAnalysis analysis, double weight) =>
        analysis.Confusion!.IsRates
            ? $"{Figure.Format(weight)} of their samples confused"
            : $"{Figure.Count(weight)} confusion{(weight == 1 ? string.Empty : "s")}";

    private static (int A, int B) Unordered(Prediction prediction) =>
        (Math.Min(prediction.Actual, prediction.Predicted), Math.Max(prediction.Actual, prediction.Predicted));

    // The amount by which predictions push the mean up, all together.
    private static double Excess(ModelAnalysis analysis, Metric metric, Prediction prediction, double value)
    {
        var (actual, predicted, weight) = prediction;
        switch (metric)
        {
            case MistakeMetric when actual == predicted:
                return 0;
            case MistakeMetric mistakes:
                return weight * (mistakes.Of(analysis, actual, predicted) - value);
            case HierarchicalMetric hierarchical:
                var (part, whole) = hierarchical.Of(AncestorCounts.Of(analysis.Relatedness!, prediction));
                return part - (value * whole);
            default:
                return actual == predicted ? weight : -weight;
        }
    }

    private static string Reason(ModelAnalysis analysis, ConfusionMatrix confusion, Moving pair) =>
        pair.A != pair.B
            ? Confusions(analysis, pair.Weight)
                + (analysis.Relatedness is { } related ? $", {related.Hierarchy.NameOf(related.Subsumer(pair.A, pair.B))}" : string.Empty)
        : confusion.IsRates ? $"{Figure.Format(pair.Weight)} of its samples right"
        : $"{Figure.Count(pair.Weight)} of {Figure.Count(analysis.Confusion!.SamplesOf(analysis.Classes.Indices[pair.A]))} samples right";

    private readonly record struct Moving(int A, int B, double Weight, double Push);
}
