using QualityGate.Configuration;
using QualityGate.Gates;

namespace QualityGate.Results;

/// <summary>Makes the plain result of a verdict.</summary>
internal static class VerdictResultOf
{
    /// <summary>The result of a verdict.</summary>
    public static VerdictResult Of(Verdict verdict)
    {
        double? Bound(LimitKind kind) => verdict.Threshold.Limits.FirstOrDefault(limit => limit.Kind == kind)?.Bound;
        var (threshold, interval) = (verdict.Threshold, verdict.Quantity.Interval?.Interval);
        var (file, line, column) = threshold.Location;
        return new VerdictResult(
            threshold.Name,
            verdict.State,
            threshold.Severity,
            file,
            line,
            column,
            verdict.Quantity.Result.Value,
            Bound(LimitKind.Minimum),
            Bound(LimitKind.Maximum),
            threshold.Confidence,
            interval?.Low,
            interval?.High,
            [.. verdict.Limits.Select(Of)],
            Compared(verdict),
            threshold.Confidence is null ? null : threshold.Inconclusive
        )
        {
            Outcome = verdict.Outcome,
            Suppression = SuppressionResult.Of(verdict.Limits.FirstOrDefault(limit => limit.Suppression is not null)?.Suppression),
        };
    }

    private static LimitResult Of(LimitVerdict limit) =>
        new(limit.Limit.Key, limit.Limit.Bound, limit.State, limit.Number, limit.Interval?.Low, limit.Interval?.High)
        {
            Outcome = limit.Outcome,
        };

    private static BaselineResult? Compared(Verdict verdict) =>
        verdict is { BaselineName: { } name, Quantity.Baseline: { } baseline }
            ? new BaselineResult(
                name,
                baseline.Value,
                baseline.Current,
                baseline is { Value: { } before, Current: { } now } ? LimitJudge.Change(before, now) : null,
                baseline.Difference?.Interval?.Low,
                baseline.Difference?.Interval?.High,
                baseline.Note,
                baseline.WhyNone
            )
            : null;
}
