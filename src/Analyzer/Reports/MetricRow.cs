using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Metrics;

namespace QualityGate.Reports;

/// <summary>A line of the table that people read: a metric, its value, what was demanded, and what became of it.</summary>
internal sealed record MetricRow(string Metric, string Value, string Interval, string Chance, string Limit, RowState State)
{
    /// <summary>A row for each metric that has a value, could be expected to have one, or was asked for.</summary>
    public static IReadOnlyList<MetricRow> Of(ModelReport model) =>
    [
        .. from measured in model.Metrics
           let verdict = model.Verdicts.FirstOrDefault(v => v.Threshold.Metric == measured.Metric)
           where measured.Result.Value is not null || model.Undefined.Contains(measured)
           select new MetricRow(
               verdict?.Threshold.Name ?? measured.Metric.Name,
               ValueText(measured.Result, verdict),
               measured.Interval is { } interval ? $"{Figure.Format(interval.Low)} to {Figure.Format(interval.High)}" : measured is { WhyNoInterval: not null, Result.Value: not null } ? "none" : string.Empty,
               measured.Chance is { } chance ? $"{Figure.Format(chance.Expected)} (p {chance.PValue.ToString("F3", CultureInfo.InvariantCulture)})" : string.Empty,
               verdict is null ? string.Empty : verdict.Threshold.DescribeLimits(),
               StateOf(verdict)),
    ];

    /// <summary>The heads of the columns before the verdict: interval and chance are empty where no row has one.</summary>
    public static MetricRow Heads(ModelReport model)
    {
        var levels = model.Metrics.Select(measured => measured.Interval?.Level).OfType<double>().Distinct().ToArray();
        return new MetricRow(
            "metric",
            "value",
            levels switch { [] => model.Metrics.Any(measured => measured is { WhyNoInterval: not null, Result.Value: not null }) ? "interval" : string.Empty, [var level] => $"{Figure.FormatLimit(level * 100)} % interval", _ => "interval" },
            model.Metrics.Any(measured => measured.Chance is not null) ? "by chance" : string.Empty,
            model.Verdicts.IsEmpty ? string.Empty : "limit",
            RowState.Informative);
    }

    /// <summary>What the model is, in one line.</summary>
    public static string Describe(AnalysedModel model)
    {
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{model.Operator} '{model.Weights}', {model.Classes} classes x {model.Features} features; structural: {Size(model.Structural)}");
        if (model.Functional is { } functional)
        {
            text += string.Create(CultureInfo.InvariantCulture, $"; functional: {Size(functional)}"
                + $"{(model.Samples is { } samples ? $", {samples} test sample{(samples == 1 ? string.Empty : "s")}" : ", shares")}");
        }

        return SingleLine.Of(text);
    }

    private static string Size(ModelForest graph) =>
        $"{Summary.Count(graph.Clusters.Length, "cluster")}, {Summary.Count(graph.Edges.Length, "edge")}{(graph.TiesBroken ? " (ties broken)" : string.Empty)}";

    // Where a limit is missed by less than four decimals show, the value gets more of them.
    private static string ValueText(MetricResult result, Verdict? verdict) => (result.Value, verdict?.Threshold.Limits.FirstOrDefault(l => !l.Holds(result.Value ?? 0))) switch
    {
        (null, _) => "undefined",
        ({ } value, null) => Figure.Format(value),
        ({ } value, { } limit) => Figure.Format(value, limit.Bound),
    };

    private static RowState StateOf(Verdict? verdict) => verdict switch
    {
        null => RowState.Informative,
        { Passed: true } => RowState.Passed,
        { WhyUnmeasured: not null } => RowState.Failed,
        { Threshold.Severity: Severity.Warning } => RowState.Warned,
        _ => RowState.Failed,
    };
}

/// <summary>What became of a metric.</summary>
internal enum RowState
{
    Informative,
    Passed,
    Warned,
    Failed,
}
