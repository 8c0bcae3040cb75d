using System.Globalization;
using System.Text;
using QualityGate.Gates;
using QualityGate.Reports.Tables;
using QualityGate.Reports.Verdicts;
using QualityGate.Results;

namespace QualityGate.Reports.Markdown;

/// <summary>The table of a Markdown report that has all metrics of a model.</summary>
internal static class MarkdownMetrics
{
    /// <summary>The table: folded where limits are demanded, which stand in a table of their own.</summary>
    public static string Of(ModelResult model)
    {
        var text = new StringBuilder("\n");
        if (model.Verdicts.IsEmpty)
        {
            WriteTable(text, model);
            return text.ToString();
        }

        text.Append("<details><summary>All metrics</summary>\n\n");
        WriteTable(text, model);
        return text.Append("\n</details>\n").ToString();
    }

    private static void WriteTable(StringBuilder text, ModelResult model)
    {
        var heads = MetricRow.Heads(model);
        (string Head, Func<MetricRow, string> Cell)[] columns =
        [
            .. new (string Head, Func<MetricRow, string> Cell)[]
            {
                (heads.Value, row => row.Value),
                (heads.Interval, row => row.Interval),
                (heads.Chance, row => row.Chance),
                (heads.Baseline, row => row.Baseline),
                (heads.Change, row => row.Change),
            }.Where(column => column.Head.Length > 0),
        ];
        text.Append(
            CultureInfo.InvariantCulture,
            $"| metric |{string.Concat(columns.Select(column => $" {column.Head} |"))} limit | verdict |\n"
        );
        text.Append(CultureInfo.InvariantCulture, $"|:---|{string.Concat(columns.Select(_ => "---:|"))}:---|:---|\n");
        foreach (var row in MetricRow.Of(model))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {row.Metric} |{string.Concat(columns.Select(column => $" {column.Cell(row)} |"))} {row.Limit} | {Word(row.Outcome)} |\n"
            );
        }

        var remarks = MetricRow
            .Notes(model)
            .Select(note => $"{note.Metric} is compared {MarkdownText.Escape(note.Note)}")
            .Concat(MetricRow.Undefined(model).Select(undefined => $"{undefined.Metric} {MarkdownText.Escape(undefined.Why)}"));
        foreach (var (number, remark) in remarks.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"{(number == 0 ? "\n" : string.Empty)}- {remark}\n");
        }
    }

    /// <summary>The outcome of a row, with a sign that tells it without reading.</summary>
    public static string Word(Outcome? outcome) => $"{Sign(outcome)} {OutcomeWords.Of(outcome)}".Trim();

    /// <summary>The sign of an outcome.</summary>
    public static string Sign(Outcome? outcome) =>
        outcome switch
        {
            Outcome.Passed => "✅",
            Outcome.NotCompared => "⚪",
            Outcome.Inconclusive or Outcome.Tolerated => "❔",
            Outcome.Suppressed => "🔕",
            Outcome.Warned => "⚠️",
            Outcome.Failed or Outcome.NotMeasured => "❌",
            _ => string.Empty,
        };
}
