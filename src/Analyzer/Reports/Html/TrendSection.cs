using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Gates;
using QualityGate.Metrics;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Html;

/// <summary>The way of the metrics over earlier runs: a small line for each, and all its numbers as a table.</summary>
internal static class TrendSection
{
    private const int Width = 260;
    private const int Height = 64;
    private const int Margin = 8;

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
        html.Element("p", $"The latest {Noun.Count(trend.Count, "run")}, {Time(trend[0])} to {Time(trend[^1])}, the oldest to the left.");
        html.Open("div", ("class", "trends"));
        foreach (var name in names)
        {
            WriteLine(html, name, trend);
        }

        html.Close("div");
        HtmlTable.WriteFolded(html, "The same as a table", "run", Table(names, trend));
        html.Close("section");
    }

    private static string[] Names(ModelResult model, IReadOnlyList<TrendPoint> trend)
    {
        var judged = model.WholeVerdicts.Select(verdict => MetricCatalog.Find(verdict.Metric)?.Name ?? verdict.Metric).Distinct().ToArray();
        return [.. (judged.Length > 0 ? judged : Usual).Where(name => trend.Count(point => point.Metrics.ContainsKey(name)) > 1)];
    }

    private static void WriteLine(HtmlBuilder html, string name, IReadOnlyList<TrendPoint> trend)
    {
        (int Run, double Value, VerdictState State)[] points =
        [
            .. trend
                .Index()
                .Where(point => point.Item.Metrics.ContainsKey(name))
                .Select(point => (point.Index, point.Item.Metrics[name], point.Item.State)),
        ];
        var (low, high) = (points.Min(point => point.Value), points.Max(point => point.Value));
        string X(int run) => Number(Margin + ((Width - (2.0 * Margin)) * run / (trend.Count - 1)));
        string Y(double value) => Number(high > low ? Margin + ((Height - (2.0 * Margin)) * (high - value) / (high - low)) : Height / 2.0);
        html.Open("figure").Open("figcaption").Open("strong").Text(name).Close("strong");
        html.Text($" {Figure.Format(points[^1].Value)}; from {Figure.Format(low)} to {Figure.Format(high)}").Close("figcaption");
        html.Open(
            "svg",
            ("width", Number(Width)),
            ("height", Number(Height)),
            ("viewBox", $"0 0 {Width} {Height}"),
            ("role", "img"),
            ("aria-label", $"{name} over the runs of the table below")
        );
        html.Open("path", ("class", "trend"), ("d", $"M{string.Join('L', points.Select(point => $"{X(point.Run)} {Y(point.Value)}"))}"));
        html.Close("path");
        foreach (var (run, value, state) in points)
        {
            html.Open(
                    "circle",
                    ("class", VerdictStates.Pass(state) ? "run" : "run failed"),
                    ("cx", X(run)),
                    ("cy", Y(value)),
                    ("r", run == trend.Count - 1 ? "4.5" : "3")
                )
                .Close("circle");
        }

        html.Close("svg").Close("figure");
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
                                .. hasCommits ? [point.Commit ?? "-"] : Array.Empty<string>(),
                                VerdictStates.Pass(point.State) ? "✓ passed" : "✗ failed",
                                .. names.Select(name => point.Metrics.TryGetValue(name, out var value) ? Figure.Format(value) : "-"),
                            ]
                    ),
            ]
        );
    }

    private static string Time(TrendPoint point) => point.Time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
