using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using QualityGate.Labels;
using QualityGate.Reports.Tables;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Ranking;

/// <summary>
/// Draws the models of a result as points: Similarity Depth against error alignment and against accuracy. Points bear the numbers of a list
/// below, so that names never lie on each other.
/// </summary>
internal static class ScatterSvg
{
    /// <summary>The text near the beginning by which such a report is known.</summary>
    public const string Sign = "class=\"scatter\"";

    private const int Panel = 300;
    private const int Left = 64;
    private const int Gap = 96;
    private const int Top = 64;
    private const int RowHeight = 20;
    private const int Radius = 9;

    // The class keeps the rules from whatever else stands on a page that holds the picture.
    private static readonly string Style = string.Concat([
        .. Rules(
            "{background:#fff;max-width:100%;height:auto}",
            " text{font:12px system-ui,sans-serif;fill:#1f2328}",
            " .quiet{fill:#59636e}",
            " .title{font-weight:600}",
            " .grid{stroke:#d1d9e0}",
            " .axis{stroke:#59636e}",
            " .point{fill:#0969da;fill-opacity:.85;stroke:#fff}",
            " .number{fill:#fff;font-size:10px;font-weight:600}"
        ),
        "@media(prefers-color-scheme:dark){",
        .. Rules(
            "{background:#0d1117}",
            " text{fill:#f0f6fc}",
            " .quiet{fill:#9198a1}",
            " .grid{stroke:#3d444d}",
            " .axis{stroke:#9198a1}",
            " .point{fill:#79c0ff;stroke:#0d1117}",
            " .number{fill:#0d1117}"
        ),
        "}",
    ]);

    /// <summary>Draws the models of a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>An SVG document; the same bytes for the same inputs. Where there is nothing to compare, it says so.</returns>
    public static string Write(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var ranking = ModelRanking.Of(result.ToPortable());
        var plots = ranking is null ? [] : ScatterPlot.Of(ranking);
        return plots.IsEmpty ? Nothing() : Draw(ranking!, plots);
    }

    /// <summary>True when there are models to compare.</summary>
    public static bool HasPlots(GateResult result) =>
        ModelRanking.Of(result.ToPortable()) is { } ranking && !ScatterPlot.Of(ranking).IsEmpty;

    private static IEnumerable<string> Rules(params string[] rules) => rules.Select(rule => $".scatter{rule}");

    private static string Nothing()
    {
        var text = Begin(560, 60, "No models to compare", string.Empty);
        Text(text, 16, 34, "There are no two models of the same classes with test data to compare.", "quiet");
        return text.Append("</svg>\n").ToString();
    }

    private static string Draw(ModelRanking ranking, ImmutableArray<ScatterPlot> plots)
    {
        var width = Left + (plots.Length * Panel) + ((plots.Length - 1) * Gap) + 32;
        var list = Top + Panel + 72;
        var names = ClassName.Short(ranking.Models.Select(ranked => ranked.Model.Name));
        var text = Begin(
            width,
            list + (ranking.Models.Length * RowHeight) + 16,
            $"{ranking.Models.Length} models by {ranking.Metric}",
            string.Join(" ", plots.Select(Describe))
        );
        for (var k = 0; k < plots.Length; k++)
        {
            Draw(text, plots[k], ranking, names, Left + (k * (Panel + Gap)));
        }

        foreach (var (ranked, row) in ranking.Models.Select((ranked, row) => (ranked, row)))
        {
            var y = list + (row * RowHeight);
            Circle(text, Left - 40, y - 4, row + 1, title: null);
            Text(text, Left - 20, y, Line(ranked, names, [ranking.Metric, .. plots.Select(plot => plot.Y)]), string.Empty);
        }

        return text.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder text, ScatterPlot plot, ModelRanking ranking, ShortNames names, int left)
    {
        var (x, y) = (NiceAxis.Of([.. plot.Points.Select(point => point.X)]), NiceAxis.Of([.. plot.Points.Select(point => point.Y)]));
        double Across(double value) => left + (x.PlaceOf(value) * Panel);
        double Up(double value) => Top + Panel - (y.PlaceOf(value) * Panel);

        var correlation = plot.Correlation is { } r ? $" (r = {r.ToString("F2", CultureInfo.InvariantCulture)})" : string.Empty;
        Text(text, left, Top - 28, $"{plot.Y} against {plot.X}{correlation}", "title");
        foreach (var tick in x.Ticks)
        {
            Line(text, Across(tick), Top, Across(tick), Top + Panel, "grid");
            Text(text, Across(tick), Top + Panel + 18, x.Text(tick), "quiet", "middle");
        }

        foreach (var tick in y.Ticks)
        {
            Line(text, left, Up(tick), left + Panel, Up(tick), "grid");
            Text(text, left - 8, Up(tick) + 4, y.Text(tick), "quiet", "end");
        }

        Line(text, left, Top + Panel, left + Panel, Top + Panel, "axis");
        Line(text, left, Top, left, Top + Panel, "axis");
        Text(text, left + (Panel / 2.0), Top + Panel + 38, plot.X, "quiet", "middle");
        Text(text, left - 8, Top - 10, plot.Y, "quiet");
        // The best lie on top of the others.
        foreach (var point in plot.Points.Reverse())
        {
            var name = names[ranking.Models[point.Number - 1].Model.Name];
            Circle(
                text,
                Across(point.X),
                Up(point.Y),
                point.Number,
                $"{name}: {plot.X} {Figure.Format(point.X)}, {plot.Y} {Figure.Format(point.Y)}"
            );
        }
    }

    private static string Line(RankedModel ranked, ShortNames names, ImmutableArray<string> metrics)
    {
        var figures = metrics
            .Where(metric => ModelRanking.Value(ranked.Model, metric) is not null)
            .Select(metric => $"{metric} {Figure.Format(ModelRanking.Value(ranked.Model, metric)!.Value)}");
        return $"{names[ranked.Model.Name]}: {string.Join(", ", figures)}";
    }

    private static string Describe(ScatterPlot plot) =>
        $"A point for each of {plot.Points.Length} models, {plot.Y} against {plot.X}."
        + (plot.Correlation is { } r ? $" Their correlation is {r.ToString("F2", CultureInfo.InvariantCulture)}." : string.Empty);

    private static StringBuilder Begin(int width, int height, string title, string description) =>
        new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" "
                + $"role=\"img\" "
                + $"{Sign} aria-labelledby=\"scatter-title scatter-description\">\n<title id=\"scatter-title\">{Escape(title)}</title>\n"
                + $"<desc id=\"scatter-description\">{Escape(description)}</desc>\n<style>{Style}</style>\n"
        );

    private static void Circle(StringBuilder text, double x, double y, int number, string? title)
    {
        text.Append(CultureInfo.InvariantCulture, $"<g><circle class=\"point\" cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"{Radius}\"/>");
        if (title is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"<title>{Escape(title)}</title>");
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"<text class=\"number\" x=\"{x:F1}\" y=\"{y + 3.5:F1}\" text-anchor=\"middle\">{number}</text></g>\n"
        );
    }

    private static void Line(StringBuilder text, double x1, double y1, double x2, double y2, string kind) =>
        text.Append(
            CultureInfo.InvariantCulture,
            $"<line class=\"{kind}\" x1=\"{x1:F1}\" y1=\"{y1:F1}\" x2=\"{x2:F1}\" y2=\"{y2:F1}\"/>\n"
        );

    private static void Text(StringBuilder text, double x, double y, string content, string kind, string anchor = "start") =>
        text.Append(
            CultureInfo.InvariantCulture,
            $"<text class=\"{kind}\" x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\">{Escape(content)}</text>\n"
        );

    private static string Escape(string text) => XmlText.Escape(text);
}
