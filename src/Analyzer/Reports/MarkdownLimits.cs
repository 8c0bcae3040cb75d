using System.Globalization;
using System.Text;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports;

/// <summary>The one table of a Markdown report that has all limits of all models, a row each.</summary>
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

    // A line of limits on parts is one row, however many parts it has.
    private static IEnumerable<string[]> Rows(ModelResult model) =>
        model
            .WholeVerdicts.SelectMany(verdict => Rows(model, verdict))
            .Concat(
                PartRow
                    .Of(model)
                    .Select(row =>
                        new[]
                        {
                            row.State == RowState.Passed ? "✅" : MarkdownMetrics.Word(row.State),
                            MarkdownText.Cell(model.Name),
                            MarkdownText.Cell(row.Title),
                            MarkdownText.Cell(row.Text),
                            MarkdownText.Cell(row.Limits),
                            string.Empty,
                            string.Empty,
                        }
                    )
            );

    private static IEnumerable<string[]> Rows(ModelResult model, VerdictResult verdict)
    {
        // Reports of earlier versions have no state of each limit.
        if (verdict.Limits is not { Count: > 0 } limits)
        {
            yield return Row(model, verdict, VerdictText.Limits(verdict), verdict.State, verdict.Low, verdict.High);
            yield break;
        }

        foreach (var limit in limits)
        {
            // A covered violation is covered as a whole.
            var state =
                verdict.State == VerdictState.Suppressed && limit.State != VerdictState.Passed ? VerdictState.Suppressed : limit.State;
            yield return Row(model, verdict, [(limit.Limit, limit.Bound)], state, limit.Low, limit.High);
        }
    }

    private static string[] Row(
        ModelResult model,
        VerdictResult verdict,
        IEnumerable<(string Key, double Bound)> limits,
        VerdictState state,
        double? low,
        double? high
    )
    {
        (string Key, double Bound)[] demanded = [.. limits];
        var isOfBaseline = demanded.Any(limit => limit.Key is not ("min" or "max"));
        return
        [
            Mark(state, verdict),
            MarkdownText.Cell(model.Name),
            MarkdownText.Cell(verdict.Metric),
            verdict.Value is { } value ? Value(value, demanded) : "not measured",
            MarkdownText.Cell(Threshold.DescribeLimits(demanded, verdict.Confidence)),
            isOfBaseline ? MetricRow.ChangeOf(verdict.Baseline) : string.Empty,
            low is { } least && high is { } most && !isOfBaseline ? $"{Figure.Format(least)} to {Figure.Format(most)}" : string.Empty,
        ];
    }

    // A value that misses its limit by less than four decimals show gets more of them.
    private static string Value(double value, (string Key, double Bound)[] limits) =>
        limits.Where(limit => (limit.Key == "min" && value < limit.Bound) || (limit.Key == "max" && value > limit.Bound)).ToArray()
            is [var missed, ..]
            ? Figure.Format(value, missed.Bound)
            : Figure.Format(value);

    private static string Mark(VerdictState state, VerdictResult verdict) =>
        state switch
        {
            VerdictState.Passed => "✅",
            VerdictState.Suppressed => "🔕 suppressed",
            VerdictState.Inconclusive when verdict.Fails && verdict.State != VerdictState.Violated => "❌ inconclusive",
            VerdictState.Inconclusive => "❔ inconclusive",
            VerdictState.Violated when verdict.Severity == Severity.Warning => "⚠️ warning",
            VerdictState.Violated => "❌ violated",
            _ => "❌ not measured",
        };
}
