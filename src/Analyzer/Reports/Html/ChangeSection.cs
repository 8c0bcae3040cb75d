using System.Collections.Immutable;
using QualityGate.Metrics;
using QualityGate.Reports.Tables;
using QualityGate.Reports.Verdicts;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Html;

/// <summary>Before and after: the metrics that are compared with the baseline, and the confusions that have come and gone.</summary>
internal static class ChangeSection
{
    // The JSON report has twenty.
    private const int MostConfusions = 8;

    public static void Write(HtmlBuilder html, PageModel model)
    {
        VerdictResult[] compared = [.. model.Result.WholeVerdicts.Where(verdict => verdict.Baseline is not null)];
        var confusions = model.Result.ConfusionChanges;
        var name = compared.FirstOrDefault()?.Baseline!.Name ?? confusions?.Baseline ?? model.Result.ClusterChanges?.Baseline;
        if (name is not { } baseline)
        {
            return;
        }

        html.Open("section", ("class", "part"), ("aria-labelledby", model.Id("changes")));
        html.Element("h3", "Before and after", ("id", model.Id("changes")));
        html.Open("p").Text("Compared with ").Element("code", baseline).Text(".").Close("p");
        if (compared.Length > 0)
        {
            WriteMetrics(html, compared);
        }

        if (confusions is not null)
        {
            WriteConfusions(html, confusions, model);
        }

        MovedSection.Write(html, model);

        html.Close("section");
    }

    private static void WriteMetrics(HtmlBuilder html, VerdictResult[] compared)
    {
        HtmlTable.Open(html, "Changes against the baseline");
        html.Open("thead").Open("tr");
        foreach (var head in (string[])["metric", "before", "after", "change", "which is"])
        {
            html.Element("th", head, ("scope", "col"), ("class", head is "before" or "after" or "change" ? "figure" : null));
        }

        html.Element("th", "from ○ to ●, and what is allowed", ("scope", "col")).Close("tr").Close("thead").Open("tbody");
        foreach (var verdict in compared)
        {
            WriteRow(html, verdict, verdict.Baseline!);
        }

        html.Close("tbody");
        HtmlTable.Close(html);
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
        ChangeMark.Write(html, verdict, before, after);
        html.Close("td").Close("tr");
    }

    private static string Word(string name, double difference) =>
        difference == 0 ? "no change"
        : MetricCatalog.Find(name) is not { } metric ? string.Empty
        : (difference > 0) == (metric.Direction == Direction.HigherIsBetter) ? "better"
        : "worse";

    private static void WriteConfusions(HtmlBuilder html, ConfusionChangesResult changes, PageModel model)
    {
        html.Open("div", ("class", "drivers"));
        WriteConfusions(html, "Confusions that are new", changes.MostNew, changes.New, model);
        WriteConfusions(html, "Confusions that have vanished", changes.MostVanished, changes.Vanished, model);
        html.Close("div");
    }

    private static void WriteConfusions(
        HtmlBuilder html,
        string title,
        ImmutableArray<ConfusedPairResult> confusions,
        int all,
        PageModel model
    )
    {
        if (confusions.IsEmpty)
        {
            html.Element("p", $"{title}: none.");
            return;
        }

        var shown = confusions.Take(MostConfusions).ToArray();
        HtmlTable.Write(
            html,
            new ReportTable(
                ReportTable.Shorten(title, shown.Length, all),
                ["true class", "taken for", "samples"],
                2,
                [
                    .. shown.Select(pair =>
                        (ImmutableArray<string>)
                            [
                                model.TitleOf(pair.Actual, pair.ActualName),
                                model.TitleOf(pair.Predicted, pair.PredictedName),
                                Figure.Count(pair.Count),
                            ]
                    ),
                ]
            )
        );
    }
}
