using QualityGate.Configuration;
using QualityGate.Metrics.Uncertainty;
using QualityGate.Text;

namespace QualityGate.Gates;

/// <summary>A change against the baseline and what a limit allows or demands of it, in words.</summary>
internal static class ChangeText
{
    /// <summary>The value, that of the baseline, the change with its interval, and the limit.</summary>
    public static string Of(Verdict verdict, string model, LimitVerdict limit)
    {
        var (key, bound, number) = (limit.Limit.Key, limit.Limit.Bound, limit.Number!.Value);
        var baseline = verdict.Quantity.Baseline!;
        var note = baseline.Note is null ? string.Empty : $" {baseline.Note}";
        var share = limit.Limit.Kind == LimitKind.MaximumRelativeDrop ? "a share of " : string.Empty;
        var subject = $"{verdict.Threshold.Name} of '{model}'{note} is {Figure.Format(baseline.Current!.Value, baseline.Value!.Value)}";
        var demands = $"where '{key}' {(limit.Limit.IsLeast ? "demands" : "allows")} {Figure.FormatLimit(bound)}";
        if (number == 0)
        {
            var ends = limit.Interval is { } around ? $" ({share}{ValueText.Between(around, bound, verdict.Joint)})" : string.Empty;
            return $"{subject}, the same as in {verdict.BaselineCalled}{ends}, {demands}";
        }

        // The change is told by its size: a negative drop is a gain.
        var isWorse = limit.Limit.IsOfDrop == number > 0;
        var isTurned = number < 0;
        var interval = limit.Interval is { } given && isTurned ? new Interval(0 - given.High, 0 - given.Low, given.Level) : limit.Interval;
        var between = interval is null ? string.Empty : $" ({ValueText.Between(interval, bound, verdict.Joint)})";
        return $"{subject}, {(isWorse ? "worse" : "better")} by {share}{Figure.Format(Math.Abs(number), bound)}{between} than the "
            + $"{Figure.Format(baseline.Value.Value, baseline.Current.Value)} of {verdict.BaselineCalled}, {demands}";
    }
}
