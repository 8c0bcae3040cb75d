using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Gates;
using QualityGate.Metrics;
using QualityGate.Reports.Tables;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Html;

/// <summary>The way of the metrics over earlier runs: a small line for each, and all its numbers as a table.</summary>
internal static class TrendSection
{
    // The length to which people shorten the hash of a commit.
    private const int ShortCommit = 10;

    // Metrics without a limit are many; without any limit these are those that people ask for first.
    private static readonly string[] Usual = ["similarity-depth", "error-alignment", "accuracy"];

    public static void Write(HtmlBuilder html, PageModel model)
    {
        if (model.Result.Trend is not { Count: > 1 } trend)
        {
            return;
        }

        var names = Names(model.Result, trend);
        html.Open("section", ("class", "part"), ("aria-labelledby", model.Id("trend")));
        html.Element("h3", "Trend", ("id", model.Id("trend")));
        html.Element(
            "p",
            $"The latest {Noun.Count(trend.Count, "run")}, {Time(trend[0])} to {Time(trend[^1])}, the oldest to the left."
                + (trend.All(point => VerdictStates.Pass(point.State)) ? string.Empty : " A ring is a run whose gate failed.")
        );
        html.Open("div", ("class", "trends"));
        foreach (var name in names)
        {
            var verdict = model.Result.WholeVerdicts.FirstOrDefault(verdict => Known(verdict.Metric) == name);
            new TrendLine(name, trend, verdict).Write(html);
        }

        html.Close("div");
        HtmlTable.WriteFolded(html, "The same as a table", "run", Table(names, trend));
        html.Close("section");
    }

    /// <summary>When a run was.</summary>
    public static string Time(TrendPoint point) => point.Time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The beginning of the name of a commit.</summary>
    public static string Short(string commit) => commit.Length > ShortCommit ? commit[..ShortCommit] : commit;

    /// <summary>The verdict of a run, as a word.</summary>
    public static string Word(TrendPoint point) => VerdictStates.Pass(point.State) ? "passed" : "failed";

    private static string Known(string metric) => MetricCatalog.Find(metric)?.Name ?? metric;

    private static string[] Names(ModelResult model, IReadOnlyList<TrendPoint> trend)
    {
        var judged = model.WholeVerdicts.Select(verdict => Known(verdict.Metric)).Distinct().ToArray();
        return [.. (judged.Length > 0 ? judged : Usual).Where(name => trend.Count(point => point.Metrics.ContainsKey(name)) > 1)];
    }

    private static ReportTable Table(string[] names, IReadOnlyList<TrendPoint> trend)
    {
        var hasCommits = trend.Any(point => point.Commit is not null);
        return new ReportTable(
            "Runs, the latest first",
            ["time", .. hasCommits ? ["commit"] : Array.Empty<string>(), "verdict", .. names],
            hasCommits ? 3 : 2,
            [
                .. trend
                    .Reverse()
                    .Select(point =>
                        (ImmutableArray<string>)
                            [
                                Time(point),
                                .. hasCommits ? [point.Commit is { } commit ? Short(commit) : "-"] : Array.Empty<string>(),
                                $"{(VerdictStates.Pass(point.State) ? "✓" : "✗")} {Word(point)}",
                                .. names.Select(name => point.Metrics.TryGetValue(name, out var value) ? Figure.Format(value) : "-"),
                            ]
                    ),
            ]
        );
    }
}
