using System.Globalization;
using System.Text;
using QualityGate.Configuration;
using QualityGate.Gates;
using QualityGate.Reports.Tables;
using QualityGate.Reports.Verdicts;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Markdown;

/// <summary>The one table of a Markdown report that has all thresholds of all models, a row each.</summary>
internal static class MarkdownLimits
{
    /// <summary>The table; empty where nothing is demanded.</summary>
    public static string Of(GateResult result)
    {
        string[][] rows = [.. result.Models.SelectMany(Rows)];
        if (rows.Length == 0)
        {
            return string.Empty;
        }

        // Columns that no row has anything in are left out.
        (string Head, string Line)[] columns =
        [
            ("", ":---"),
            ("model", ":---"),
            ("metric", ":---"),
            ("value", "---:"),
            ("limit", ":---"),
            ("change", "---:"),
            ("interval", "---:"),
        ];
        int[] shown = [.. Enumerable.Range(0, columns.Length).Where(column => rows.Any(row => row[column].Length > 0))];
        var text = new StringBuilder("\n");
        void Line(IEnumerable<string> cells) => text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");
        Line(shown.Select(column => columns[column].Head));
        text.Append(CultureInfo.InvariantCulture, $"|{string.Join('|', shown.Select(column => columns[column].Line))}|\n");
        foreach (var row in rows)
        {
            Line(shown.Select(column => row[column]));
        }

        return text.ToString();
    }

    // A threshold is one row, however many limits it has, and a line of limits on parts as well, however many parts: headlines count rows.
    private static IEnumerable<string[]> Rows(ModelResult model) =>
        model
            .WholeVerdicts.Select(verdict => Row(model, verdict))
            .Concat(
                PartRow
                    .Of(model)
                    .Select(row =>
                        new[]
                        {
                            Mark(row.Outcome),
                            MarkdownText.Cell(model.Name),
                            MarkdownText.Cell(row.Title),
                            MarkdownText.Cell(row.Text),
                            MarkdownText.Cell(row.Limits),
                            string.Empty,
                            string.Empty,
                        }
                    )
            );

    private static string[] Row(ModelResult model, VerdictResult verdict)
    {
        (string Key, double Bound)[] demanded = [.. VerdictText.Limits(verdict)];
        var (low, high) = Interval(verdict, demanded);
        return
        [
            Mark(OutcomeOf.Verdict(verdict)),
            MarkdownText.Cell(model.Name),
            MarkdownText.Cell(verdict.Metric),
            verdict.Value is { } value ? Value(value, demanded) : "not measured",
            MarkdownText.Cell(Limits(verdict, demanded)),
            demanded.Any(limit => !IsAbsolute(limit.Key)) ? MetricRow.ChangeOf(verdict.Baseline) : string.Empty,
            low is { } least && high is { } most ? $"{Figure.Format(least)} to {Figure.Format(most)}" : string.Empty,
        ];
    }

    // Where one limit holds and another does not, each has its sign.
    private static string Limits(VerdictResult verdict, (string Key, double Bound)[] demanded)
    {
        var text = Threshold.DescribeLimits(demanded, verdict.Confidence);
        Outcome[] outcomes = [.. (verdict.Limits ?? []).Select(limit => OutcomeOf.Limit(limit, verdict))];
        return outcomes.Distinct().Count() < 2
            ? text
            : string.Join(", ", demanded.Zip(outcomes, (limit, outcome) => $"{MarkdownMetrics.Sign(outcome)} {Describe(limit)}"))
                + text[string.Join(", ", demanded.Select(Describe)).Length..];
    }

    private static string Describe((string Key, double Bound) limit) => Threshold.DescribeLimits([limit], confidence: null);

    // The interval of the value, which limits on the value itself are held against.
    private static (double? Low, double? High) Interval(VerdictResult verdict, (string Key, double Bound)[] demanded) =>
        verdict.Limits?.FirstOrDefault(limit => IsAbsolute(limit.Limit)) is { } limit ? (limit.Low, limit.High)
        : demanded.Any(limit => IsAbsolute(limit.Key)) ? (verdict.Low, verdict.High)
        : (null, null);

    private static bool IsAbsolute(string key) => key is "min" or "max";

    // A value that misses its limit by less than four decimals show gets more of them.
    private static string Value(double value, (string Key, double Bound)[] limits) =>
        limits.Where(limit => (limit.Key == "min" && value < limit.Bound) || (limit.Key == "max" && value > limit.Bound)).ToArray()
            is [var missed, ..]
            ? Figure.Format(value, missed.Bound)
            : Figure.Format(value);

    private static string Mark(Outcome outcome) =>
        outcome == Outcome.Passed ? MarkdownMetrics.Sign(outcome) : MarkdownMetrics.Word(outcome);
}
