using System.Globalization;
using QualityGate.Configuration;
using QualityGate.Gates;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Verdicts;

/// <summary>A line of the table that people read: a metric, its value, the limits on it, and what became of them.</summary>
internal sealed record MetricRow(
    string Metric,
    string Value,
    string Interval,
    string Chance,
    string Baseline,
    string Change,
    string Limit,
    Outcome? Outcome
)
{
    /// <summary>A row for each metric that has a value, could be expected to have one, or was asked for.</summary>
    public static IReadOnlyList<MetricRow> Of(ModelResult model) => [.. MetricNames.In(model).Select(name => Row(model, name))];

    /// <summary>The rows of the metrics that have limits, those of a model that was not measured among them.</summary>
    public static IReadOnlyList<MetricRow> Judged(ModelResult model) =>
        model.IsMeasured
            ? [.. Of(model).Where(row => row.Outcome is not null)]
            :
            [
                .. model.WholeVerdicts.Select(verdict => new MetricRow(
                    verdict.Metric,
                    "not measured",
                    string.Empty,
                    string.Empty,
                    string.Empty,
                    string.Empty,
                    Limits(verdict),
                    OutcomeOf.Verdict(verdict)
                )),
            ];

    /// <summary>The metrics that have no value, each with the reason.</summary>
    public static IEnumerable<(string Metric, string Why)> Undefined(ModelResult model) =>
        from name in MetricNames.In(model)
        where model.Undefined?.ContainsKey(name) == true
        select (name, model.Undefined![name]);

    /// <summary>The metrics that are compared with the baseline on another footing than their own, each with that footing.</summary>
    public static IEnumerable<(string Metric, string Note)> Notes(ModelResult model) =>
        from verdict in model.WholeVerdicts
        where verdict.Baseline is { Value: not null, Note: not null }
        select (verdict.Metric, verdict.Baseline!.Note!);

    /// <summary>
    /// The heads of the columns before the verdict: interval, chance, baseline and change are empty where no row has one.
    /// </summary>
    public static MetricRow Heads(ModelResult model)
    {
        var levels = model.Intervals!.Values.Select(interval => interval.Level).Distinct().ToArray();
        return new MetricRow(
            "metric",
            "value",
            levels switch
            {
                [] => MetricNames.In(model).Any(name => IsWithheld(model, name)) ? "interval" : string.Empty,
                [var level] => $"{Figure.FormatLimit(level * 100)} % interval",
                _ => "interval",
            },
            model.Chance!.Count > 0 ? "by chance" : string.Empty,
            model.WholeVerdicts.Any(IsOfBaseline) ? "baseline" : string.Empty,
            model.WholeVerdicts.Any(verdict => verdict.Baseline?.Difference is not null) ? "change" : string.Empty,
            model.WholeVerdicts.Any() ? "limit" : string.Empty,
            Outcome: null
        );
    }

    private static MetricRow Row(ModelResult model, string name)
    {
        var verdict = model.WholeVerdicts.FirstOrDefault(verdict => MetricNames.First(verdict.Metric) == name);
        var value = model.Metrics!.TryGetValue(name, out var found) ? found : (double?)null;
        return new MetricRow(
            verdict?.Metric ?? name,
            ValueText(value, verdict),
            model.Intervals!.TryGetValue(name, out var interval) ? $"{Figure.Format(interval.Low)} to {Figure.Format(interval.High)}"
                : IsWithheld(model, name) ? "none"
                : string.Empty,
            model.Chance!.TryGetValue(name, out var chance)
                ? $"{Figure.Format(chance.Expected)} (p {chance.PValue.ToString("F3", CultureInfo.InvariantCulture)})"
                : string.Empty,
            BaselineText(verdict),
            ChangeOf(verdict?.Baseline),
            verdict is null ? string.Empty : Limits(verdict),
            verdict is null ? null : OutcomeOf.Verdict(verdict)
        );
    }

    private static bool IsWithheld(ModelResult model, string name) =>
        model.NoIntervals!.ContainsKey(name) && model.Metrics!.ContainsKey(name);

    private static bool IsOfBaseline(VerdictResult verdict) => VerdictText.Limits(verdict).Any(limit => limit.Key is not ("min" or "max"));

    private static string BaselineText(VerdictResult? verdict) =>
        verdict is null || !IsOfBaseline(verdict) ? string.Empty
        : verdict.Baseline?.Value is { } value ? Figure.Format(value)
        : "none";

    /// <summary>A change with its sign, whatever the direction of the metric; empty where there is none.</summary>
    public static string ChangeOf(BaselineResult? baseline)
    {
        if (baseline?.Difference is not { } difference)
        {
            return string.Empty;
        }

        var text = Figure.Format(difference);
        var ends = baseline is { Low: { } low, High: { } high } ? $" ({Figure.Format(low)} to {Figure.Format(high)})" : string.Empty;
        return $"{(difference > 0 && text != Figure.Format(0) ? "+" : string.Empty)}{text}{ends}";
    }

    private static string Limits(VerdictResult verdict) => Threshold.DescribeLimits(VerdictText.Limits(verdict), verdict.Confidence);

    // Where a limit is missed by less than four decimals show, the value gets more of them.
    private static string ValueText(double? measured, VerdictResult? verdict)
    {
        double? missed = measured switch
        {
            { } value when value < verdict?.Min => verdict.Min,
            { } value when value > verdict?.Max => verdict.Max,
            _ => null,
        };
        return (measured, missed) switch
        {
            (null, _) => "undefined",
            ({ } value, null) => Figure.Format(value),
            ({ } value, { } bound) => Figure.Format(value, bound),
        };
    }
}
