using System.Collections.Immutable;
using QualityGate.Reports.Tables;
using QualityGate.Reports.Verdicts;
using QualityGate.Results;

namespace QualityGate.Reports.Interchange;

/// <summary>
/// Writes the metrics of a result as CSV (RFC 4180), a row for each metric of each model, with what is demanded of it. Numbers have all
/// their digits.
/// </summary>
internal static class CsvReport
{
    /// <summary>The beginning of a report, by which it is known.</summary>
    public const string Sign = "model,path,metric,value,";

    private static readonly (string Head, Func<CsvRow, string> Cell)[] Columns =
    [
        ("model", row => CsvText.Name(row.Model.Name)),
        ("path", row => CsvText.Name(row.Model.Path)),
        ("metric", row => CsvText.Name(row.Verdict?.Metric ?? row.Metric)),
        ("value", row => CsvText.Number(row.Value)),
        ("low", row => CsvText.Number(row.Interval?.Low)),
        ("high", row => CsvText.Number(row.Interval?.High)),
        ("level", row => CsvText.Number(row.Interval?.Level)),
        ("chance", row => CsvText.Number(row.Chance?.Expected)),
        ("p_value", row => CsvText.Number(row.Chance?.PValue)),
        ("baseline", row => CsvText.Number(row.Verdict?.Baseline?.Value)),
        ("current", row => CsvText.Number(row.Verdict?.Baseline?.Current)),
        ("change", row => CsvText.Number(row.Verdict?.Baseline?.Difference)),
        ("change_low", row => CsvText.Number(row.Verdict?.Baseline?.Low)),
        ("change_high", row => CsvText.Number(row.Verdict?.Baseline?.High)),
        .. Limits.Select(limit => (limit.Replace('-', '_'), (Func<CsvRow, string>)(row => CsvText.Number(Bound(row, limit))))),
        ("severity", row => row.Verdict?.Severity.ToString().ToLowerInvariant() ?? string.Empty),
        ("verdict", row => row.Verdict is { } verdict ? VerdictText.State(verdict.State) : string.Empty),
        ("model_state", row => VerdictText.State(row.Model.State)),
        ("why_undefined", row => CsvText.Name(row.Model.Undefined?.GetValueOrDefault(row.Metric) ?? string.Empty)),
        ("outcome", row => row.Verdict is { } verdict ? VerdictText.Outcome(OutcomeOf.Verdict(verdict)) : string.Empty),
    ];

    private static ImmutableArray<string> Limits => ["min", "max", "max-drop", "max-relative-drop", "min-gain", "max-gain"];

    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>CSV, whose lines end with CR and LF as the RFC says; the same bytes for the same inputs.</returns>
    public static string Write(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return CsvText.Of([
            Columns.Select(column => column.Head),
            .. result.ToPortable().Models.SelectMany(Rows).Select(row => Columns.Select(column => column.Cell(row))),
        ]);
    }

    // A model that could not be measured has its thresholds; if there are none either, a row without a metric says that it is there.
    private static IEnumerable<CsvRow> Rows(ModelResult model)
    {
        var verdicts = model.WholeVerdicts.ToLookup(verdict => MetricNames.First(verdict.Metric), StringComparer.Ordinal);
        string[] measured = [.. MetricNames.In(model)];
        CsvRow[] rows =
        [
            .. measured
                .Concat(verdicts.Select(group => group.Key).Where(name => !measured.Contains(name)))
                .SelectMany(name => verdicts[name].DefaultIfEmpty().Select(verdict => new CsvRow(model, name, verdict))),
        ];
        return rows.Length > 0 ? rows : [new CsvRow(model, string.Empty, null)];
    }

    private static double? Bound(CsvRow row, string key) =>
        row.Verdict is { } verdict && VerdictText.Limits(verdict).Where(limit => limit.Key == key).ToArray() is [var found, ..]
            ? found.Bound
            : null;
}

/// <summary>A row of the CSV: a metric of a model, and what is demanded of it.</summary>
internal sealed record CsvRow(ModelResult Model, string Metric, VerdictResult? Verdict)
{
    /// <summary>The metric's value, or that of the threshold where it is about something else than the metric as a whole.</summary>
    public double? Value =>
        Verdict is not null ? Verdict.Value
        : Model.Metrics?.TryGetValue(Metric, out var value) == true ? value
        : null;

    public MetricInterval? Interval =>
        Verdict is { Confidence: { } level, Low: { } low, High: { } high } ? new MetricInterval(level, low, high)
        : Verdict is null || Verdict.Value == Model.Metrics?.GetValueOrDefault(Metric) ? Model.Intervals?.GetValueOrDefault(Metric)
        : null;

    public MetricChance? Chance => Model.Chance?.GetValueOrDefault(Metric);
}
