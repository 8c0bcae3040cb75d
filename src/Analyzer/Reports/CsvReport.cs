using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports;

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
        ("model", row => Text(row.Model.Name)),
        ("path", row => Text(row.Model.Path)),
        ("metric", row => Text(row.Verdict?.Metric ?? row.Metric)),
        ("value", row => Number(row.Value)),
        ("low", row => Number(row.Interval?.Low)),
        ("high", row => Number(row.Interval?.High)),
        ("level", row => Number(row.Interval?.Level)),
        ("chance", row => Number(row.Chance?.Expected)),
        ("p_value", row => Number(row.Chance?.PValue)),
        ("baseline", row => Number(row.Verdict?.Baseline?.Value)),
        ("current", row => Number(row.Verdict?.Baseline?.Current)),
        ("change", row => Number(row.Verdict?.Baseline?.Difference)),
        ("change_low", row => Number(row.Verdict?.Baseline?.Low)),
        ("change_high", row => Number(row.Verdict?.Baseline?.High)),
        .. Limits.Select(limit => (limit.Replace('-', '_'), (Func<CsvRow, string>)(row => Number(Bound(row, limit))))),
        ("severity", row => row.Verdict?.Severity.ToString().ToLowerInvariant() ?? string.Empty),
        ("verdict", row => row.Verdict is { } verdict ? VerdictText.State(verdict.State) : string.Empty),
        ("model_state", row => VerdictText.State(row.Model.State)),
        ("why_undefined", row => Text(row.Model.Undefined?.GetValueOrDefault(row.Metric) ?? string.Empty)),
    ];

    private static ImmutableArray<string> Limits => ["min", "max", "max-drop", "max-relative-drop", "min-gain", "max-gain"];

    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>CSV, whose lines end with CR and LF as the RFC says; the same bytes for the same inputs.</returns>
    public static string Write(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        Line(text, Columns.Select(column => column.Head));
        foreach (var row in result.ToPortable().Models.SelectMany(Rows))
        {
            Line(text, Columns.Select(column => column.Cell(row)));
        }

        return text.ToString();
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

    private static string Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty;

    // A spreadsheet takes what begins so for a formula, and runs it; an apostrophe before it makes it text.
    private static string Text(string text)
    {
        var line = LogCommands.Defuse(SingleLine.Of(text));
        return line.TrimStart() is ['=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..] ? $"'{line}" : line;
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(cell => cell.AsSpan().ContainsAny(",\"'; ") ? Quote(cell) : cell)).Append("\r\n");

    private static string Quote(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
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
