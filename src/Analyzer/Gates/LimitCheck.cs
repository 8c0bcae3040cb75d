using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Metrics;
using QualityGate.Text;

namespace QualityGate.Gates;

/// <summary>A limit that demands nothing worth demanding.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="CannotFail">Whether no network at all can break it; else it lies on the wrong side of chance.</param>
/// <param name="Message">The fault of the limit, as the end of a sentence that begins with the limit.</param>
internal sealed record LimitFinding(Limit Limit, bool CannotFail, string Message);

/// <summary>
/// Finds limits that no network breaks, and those on the wrong side of chance: a network that has learnt nothing keeps them, or only one
/// that does worse than chance does. Thresholds and constraints of tests both ask here.
/// </summary>
internal static class LimitCheck
{
    /// <summary>Judges the limits on a metric, each by itself.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="analysis">A model; where it has no value of the metric there is nothing to find.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="confidence">
    /// The level at which a whole interval must keep within the limits, or it fails; null when the value alone counts, or where an interval
    /// that contains a limit passes.
    /// </param>
    /// <param name="allowsBound">Whether the bound itself is allowed.</param>
    public static IEnumerable<LimitFinding> Of(
        Metric metric,
        ModelAnalysis analysis,
        IEnumerable<Limit> limits,
        double? confidence = null,
        bool allowsBound = true
    )
    {
        if (analysis.Measure(metric).Value is null)
        {
            return [];
        }

        var bounds = analysis.Measurements.BoundsOf(metric);
        return limits.Select(limit => Judge(metric, bounds, limit, confidence, allowsBound)).OfType<LimitFinding>();
    }

    private static LimitFinding? Judge(Metric metric, MetricBounds bounds, Limit limit, double? confidence, bool allowsBound)
    {
        var isMinimum = limit.Kind == LimitKind.Minimum;
        var (outermost, side, beyond) = isMinimum ? (bounds.Least, "below", "more") : (bounds.Greatest, "above", "less");
        var demandsGood = isMinimum == (metric.Direction == Direction.HigherIsBetter);
        var chance = bounds.Chance is { } level
            ? bounds.Guess.Replace("{0}", Figure.Format(level, limit.Bound), StringComparison.Ordinal)
            : null;
        var advice =
            $"demand {beyond} than "
            + $"that{(metric is SimilarityDepth ? ", or put the threshold on relative-similarity-depth" : string.Empty)}";

        if (limit.Bound != outermost ? limit.Holds(outermost) : allowsBound)
        {
            var isOfClasses = outermost != (isMinimum ? metric.Least : metric.Greatest);
            var percent =
                metric.Greatest == 1 && limit.Bound is > 1 and <= 100
                    ? $" Did you mean {Figure.FormatLimit(limit.Bound / 100)}?"
                    : string.Empty;
            return new LimitFinding(
                limit,
                CannotFail: true,
                $"cannot fail: {(isOfClasses ? "with these classes " : string.Empty)}no value is {side} {Figure.FormatLimit(outermost)}"
                    + $"{(demandsGood && chance is not null ? $", and {chance}; {advice}" : string.Empty)}.{percent}"
            );
        }

        if (bounds.Chance is not { } expected)
        {
            return null;
        }

        // By value alone, half of all untrained networks reach the level of chance; an interval beyond it is a demand.
        var isPassedByChance = limit.Bound == expected ? confidence is null : limit.Holds(expected);
        return (demandsGood, isPassedByChance) switch
        {
            (true, true) => new LimitFinding(
                limit,
                CannotFail: false,
                $"{(limit.Bound == expected ? "is the level of chance" : "lies on the wrong side of chance")}: {chance}, so "
                    + $"that a network that has learnt nothing passes; {advice}."
            ),
            (false, false) => new LimitFinding(
                limit,
                CannotFail: false,
                $"lies on the wrong side of chance: {chance}, so that only a network that does worse passes; write "
                    + $"'{(isMinimum ? "max" : "min")}' where the contrary is meant."
            ),
            _ => null,
        };
    }
}
