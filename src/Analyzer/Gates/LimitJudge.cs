using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Gates;

/// <summary>
/// The one place where a number is compared with its limit. Without confidence the number itself decides. With confidence its interval
/// does: a limit is kept when the whole interval is within it, violated when the whole interval is beyond it, and else nothing is known.
/// </summary>
internal static class LimitJudge
{
    // A drop from 0.8 to 0.7 is 0.10000000000000009 in binary, and keeps a limit of 0.1; the mean of shares may be 0.7999999999999999.
    private const int Decimals = 12;

    /// <summary>Judges a limit of a threshold, and weighs what was found.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="quantity">The quantity that it is put on.</param>
    /// <param name="threshold">The threshold, which says what fails.</param>
    public static LimitVerdict Judge(Limit limit, Quantity quantity, Threshold threshold)
    {
        var verdict = Judge(limit, quantity);
        return verdict with
        {
            Weighed = Outcomes.Of(verdict.Found, isCompared: verdict.Number is not null, threshold.Severity, threshold.Inconclusive),
        };
    }

    /// <summary>Judges a limit by itself.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="quantity">The quantity that it is put on.</param>
    public static LimitVerdict Judge(Limit limit, Quantity quantity) =>
        quantity.Result.Value is not { } value ? Unknown(limit, DiagnosticCodes.NotMeasured, quantity.Result.WhyUndefined!)
        : limit.IsOfBaseline ? JudgeChange(limit, quantity)
        : Compare(limit, value, quantity.Confidence is null ? null : quantity.Interval ?? IntervalResult.None("there is none"));

    /// <summary>A number without what binary fractions add to it, and never negative zero.</summary>
    public static double Rounded(double number) => Math.Round(number, Decimals) + 0.0;

    /// <summary>The change from one value to another, without what binary fractions add to it.</summary>
    public static double Change(double before, double now) => Rounded(now - before);

    private static LimitVerdict JudgeChange(Limit limit, Quantity quantity)
    {
        switch (quantity.Baseline)
        {
            case null:
                // Without a baseline the limit passes; the run warns once (QG1013, QG1014).
                return new LimitVerdict(limit, VerdictState.Passed);
            case not { Value: not null, Current: not null }:
                return Unknown(limit, DiagnosticCodes.NotComparable, quantity.Baseline.WhyNone ?? "has no value to compare with");
            case { Value: <= 0 } when limit.Kind == LimitKind.MaximumRelativeDrop:
                return Unknown(limit, DiagnosticCodes.ShareOfNothing, "is 0 or less in the baseline");
            case { Value: { } before, Current: { } now, Difference: var difference }:
                // +1 where a higher value raises the limit's number, else -1.
                var sign = limit.IsOfDrop == (quantity.Direction == Direction.LowerIsBetter) ? 1 : -1;
                var unit = sign / (limit.Kind == LimitKind.MaximumRelativeDrop ? before : 1);
                var number = Rounded((now - before) * unit);
                // Where nothing has changed, nothing is known of how it would vary: not a single prediction is another.
                var isUnchanged = number == 0 && difference is { Interval: null };
                return Compare(
                    limit,
                    number,
                    quantity.Confidence is null || difference is null || isUnchanged ? null : Scaled(difference, unit)
                );
        }
    }

    private static LimitVerdict Compare(Limit limit, double number, IntervalResult? interval)
    {
        if (interval is { Interval: null })
        {
            return Unknown(limit, DiagnosticCodes.NotMeasured, interval.WhyNone!) with { Number = number };
        }

        var ends = interval?.Interval;
        var (low, high) = (ends?.Low ?? number, ends?.High ?? number);
        var (state, code) = (Holds(limit, low), Holds(limit, high)) switch
        {
            (true, true) => (VerdictState.Passed, null),
            (false, false) => (VerdictState.Violated, DiagnosticCodes.ThresholdViolated),
            _ => (VerdictState.Inconclusive, DiagnosticCodes.LimitInconclusive),
        };
        return new LimitVerdict(limit, state)
        {
            Number = number,
            Interval = ends,
            Code = code,
        };
    }

    private static LimitVerdict Unknown(Limit limit, string code, string why) =>
        new(limit, VerdictState.NotMeasured) { Code = code, WhyNone = why };

    private static IntervalResult Scaled(IntervalResult result, double unit)
    {
        if (result.Interval is not { } interval)
        {
            return result;
        }

        var (a, b) = (Rounded(interval.Low * unit), Rounded(interval.High * unit));
        return IntervalResult.Of(new Interval(Math.Min(a, b), Math.Max(a, b), interval.Level));
    }

    private static bool Holds(Limit limit, double number) => limit.Holds(number) || limit.Holds(Rounded(number));
}
