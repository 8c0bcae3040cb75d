using System.Diagnostics;
using QualityGate.Analysis;
using QualityGate.Explanations;
using QualityGate.Metrics;
using Interval = QualityGate.Metrics.Uncertainty.Interval;

namespace QualityGate.NUnit;

/// <summary>
/// The measuring that all constraints on metrics share. A metric without a value is an error: a failed comparison would pass under
/// <c>Not</c>.
/// </summary>
[StackTraceHidden]
internal static class Measurement
{
    private const int MostPairs = 3;

    public static double ValueOf(Metric metric, ModelAnalysis analysis)
    {
        var measured = analysis.Measure(metric);
        return measured.Value ?? throw new InvalidOperationException($"{metric.Name} {measured.WhyUndefined}, in {analysis.Measurements}.");
    }

    public static Interval IntervalOf(Metric metric, ModelAnalysis analysis, double level)
    {
        var measured = analysis.IntervalOf(metric, level);
        return measured.Interval ?? throw new InvalidOperationException($"{metric.Name} {measured.WhyNone}, in {analysis.Measurements}.");
    }

    /// <summary>
    /// The pairs of classes that make a value as low or as high as it is; classes alone where their right predictions do.
    /// </summary>
    public static IEnumerable<MessageLine> Pairs(ModelAnalysis analysis, Metric metric, PairEffect effect)
    {
        HeavyPair[] pairs = [.. HeaviestPairs.Of(analysis, metric, effect).Take(MostPairs)];
        var head = pairs.All(pair => pair.A == pair.B) ? "Classes" : "Pairs";
        return pairs.Length == 0 ? [] : [new MessageLine(head, [.. pairs.Select(pair => pair.Describe(analysis))])];
    }
}
