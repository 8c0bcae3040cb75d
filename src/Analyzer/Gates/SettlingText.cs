using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Gates;

/// <summary>The way to get to know whether an inconclusive limit is kept, in words.</summary>
internal static class SettlingText
{
    /// <summary>The number of further test samples that would settle a limit, in words, or why none would.</summary>
    public static string Of(Verdict verdict, LimitVerdict limit)
    {
        var isChange = limit.Limit.IsOfBaseline;
        var what = isChange ? "the change" : "the value";
        if (verdict.Threshold.Metric.Randomness != RandomSource.TestSamples || verdict.Samples is not { } samples)
        {
            return $"the interval is about which edges the classes have, so that more test samples do not settle it";
        }

        return MoreSamples.Describe(samples, limit.Number!.Value, limit.Interval!, limit.Limit.Bound) is { } more
            ? $"{more}{(isChange ? ", for model and baseline alike," : string.Empty)} would settle it if {what} stays as it is"
            : $"{what} is the limit itself, so that no number of test samples settles it";
    }
}
