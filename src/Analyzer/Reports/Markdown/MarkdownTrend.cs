using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Reports.Tables;
using QualityGate.Reports.Verdicts;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Markdown;

/// <summary>The trend of a model over its latest runs as a folded table of Markdown, a line a metric.</summary>
internal static class MarkdownTrend
{
    // The number of bars that a line of a comment holds.
    private const int MostBars = 40;

    /// <summary>The block; empty where the history has but one run, of which there is no trend.</summary>
    public static string Of(ModelResult model)
    {
        if (model.Trend is not { Count: > 1 } trend)
        {
            return string.Empty;
        }

        TrendPoint[] shown = [.. trend.Skip(trend.Count - MostBars)];
        ImmutableArray<ImmutableArray<string>> rows =
        [
            .. MetricNames
                .In(model)
                .Where(name => shown.Count(point => point.Metrics.ContainsKey(name)) > 1)
                .Select(name => Row(name, shown)),
        ];
        var since = shown[0].Time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return rows.IsEmpty
            ? string.Empty
            : $"\n<details><summary>Trend over {shown.Length} runs, since {since}</summary>\n"
                + new ReportTable(
                    "The bars run from the least to the greatest value",
                    ["metric", "trend", "first", "latest"],
                    2,
                    rows
                ).ToMarkdown()
                + "\n</details>\n";
    }

    private static ImmutableArray<string> Row(string name, TrendPoint[] points)
    {
        double?[] values = [.. points.Select(point => point.Metrics.TryGetValue(name, out var value) ? value : (double?)null)];
        double[] known = [.. values.OfType<double>()];
        return [name, Sparkline.Of(values), Figure.Format(known[0]), Figure.Format(known[^1])];
    }
}
