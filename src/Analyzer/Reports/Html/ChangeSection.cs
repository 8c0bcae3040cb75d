using System.Globalization;
using QualityGate.Metrics;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Html;

/// <summary>Before and after: the metrics that are compared with the baseline.</summary>
internal static class ChangeSection
{
    private const double Width = 220;

    public static void Write(HtmlBuilder html, PageModel model)
    {
        BaselineResult[] compared = [.. model.Result.WholeVerdicts.Select(verdict => verdict.Baseline).OfType<BaselineResult>()];
        if (compared.Length == 0)
        {
            return;
        }

        html.Open("section", ("class", "part"), ("aria-labelledby", model.Id("changes")));
        html.Element("h3", "Before and after", ("id", model.Id("changes")));
        html.Open("p").Text("Compared with ").Element("code", compared[0].Name);
        html.Text(". Before is the ring, after the dot.").Close("p");
        HtmlTable.Open(html, "Changes against the baseline");
        html.Open("thead").Open("tr");
        foreach (var head in (string[])["metric", "before", "after", "change", "which is", "from before to after"])
        {
            html.Element("th", head, ("scope", "col"), ("class", head is "before" or "after" or "change" ? "figure" : null));
        }

        html.Close("tr").Close("thead").Open("tbody");
        foreach (var verdict in model.Result.WholeVerdicts.Where(verdict => verdict.Baseline is not null))
        {
            WriteRow(html, verdict, verdict.Baseline!);
        }

        html.Close("tbody");
        HtmlTable.Close(html);
        MovedSection.Write(html, model.Result);
        html.Close("section");
    }

    private static void WriteRow(HtmlBuilder html, VerdictResult verdict, BaselineResult baseline)
    {
        html.Open("tr").Element("th", verdict.Metric, ("scope", "row"));
        if (baseline is not { Value: { } before, Current: { } after, Difference: { } difference })
        {
            html.Element("td", baseline.WhyNone ?? "cannot be compared", ("colspan", "5")).Close("tr");
            return;
        }

        html.Element("td", Figure.Format(before), ("class", "figure")).Element("td", Figure.Format(after), ("class", "figure"));
        html.Element("td", MetricRow.ChangeOf(baseline), ("class", "figure")).Element("td", Word(verdict.Metric, difference));
        html.Open("td");
        WriteLine(html, verdict.Metric, before, after);
        html.Close("td").Close("tr");
    }

    private static string Word(string name, double difference) =>
        difference == 0 ? "no change"
        : MetricCatalog.Find(name) is not { } metric ? string.Empty
        : (difference > 0) == (metric.Direction == Direction.HigherIsBetter) ? "better"
        : "worse";

    private static void WriteLine(HtmlBuilder html, string name, double before, double after)
    {
        var (low, high) = (Math.Min(before, after), Math.Max(before, after));
        var metric = MetricCatalog.Find(name);
        var least = metric is { Least: var bottom } && double.IsFinite(bottom) ? bottom : Math.Min(0, low);
        var most = metric is { Greatest: var top } && top <= 1 ? top : Math.Max(high * 1.15, least + 1e-9);
        string At(double number) =>
            (8 + ((Width - 16) * Math.Clamp((number - least) / (most - least), 0, 1))).ToString("0.#", CultureInfo.InvariantCulture);
        html.Open("svg", ("class", "change"), ("width", "220"), ("height", "20"), ("viewBox", "0 0 220 20"), ("aria-hidden", "true"));
        html.Open("path", ("class", "axis"), ("d", "M8 10H212")).Close("path");
        html.Open("path", ("class", "way"), ("d", $"M{At(before)} 10H{At(after)}")).Close("path");
        html.Open("circle", ("class", "before"), ("cx", At(before)), ("cy", "10"), ("r", "5")).Close("circle");
        html.Open("circle", ("class", "value"), ("cx", At(after)), ("cy", "10"), ("r", "4")).Close("circle").Close("svg");
    }
}
