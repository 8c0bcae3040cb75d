using QualityGate.Comparison;
using QualityGate.Reports.Html;
using QualityGate.Reports.Ranking;

namespace QualityGate.Reports.Comparisons;

/// <summary>Writes comparisons as one HTML file for people, which opens from disk, loads nothing and runs nothing.</summary>
internal static class ComparisonHtml
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /// <summary>Writes a series; the same bytes for the same inputs.</summary>
    public static string Write(ComparisonSeries series)
    {
        var count = series.Comparisons.Length + 1;
        var title = count == 2 ? "Comparison of two models" : $"Comparison of {count} models";
        var html = new HtmlBuilder();
        html.Raw("<!DOCTYPE html>").Raw(HtmlReport.Sign).Open("html", ("lang", "en")).Open("head").Open("meta", ("charset", "utf-8"));
        html.Open("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        html.Open("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Open("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Element("title", $"{title}: QualityGate");
        html.Open("style").Raw($"\n{HtmlAssets.Style}").Close("style").Raw("\n").Close("head").Open("body");
        html.Open("header").Element("h1", title).Close("header").Open("main");
        WriteRanking(html, series);
        foreach (var comparison in series.Comparisons)
        {
            WriteComparison(html, comparison);
        }

        html.Raw("\n").Close("main");
        html.Open("footer").Element("p", "Written by QualityGate. The JSON has all that is cut here.").Close("footer");
        return html.Raw("\n").Close("body").Raw("\n").Close("html").Raw("\n").ToString();
    }

    private static void WriteRanking(HtmlBuilder html, ComparisonSeries series)
    {
        var models = ComparedModels.Of(series);
        html.Open("section", ("aria-label", "Ranking")).Element("h2", "Ranking");
        HtmlTable.Write(html, SeriesTable.Of(series));
        if (ScatterSvg.HasPlots(models))
        {
            html.Raw(ScatterSvg.Write(models));
        }

        html.Close("section");
    }

    private static void WriteComparison(HtmlBuilder html, ComparisonResult comparison)
    {
        html.Open("section").Open("h2").Name(comparison.B.File).Text(" against ").Name(comparison.A.File).Close("h2");
        WriteModel(html, "A", comparison.A);
        WriteModel(html, "B", comparison.B);
        foreach (var table in ComparisonTables.Of(comparison))
        {
            HtmlTable.Write(html, table);
        }

        html.Close("section");
    }

    private static void WriteModel(HtmlBuilder html, string letter, ComparedModel model) =>
        html.Open("p").Text($"{letter}: ").Name(model.File).Text($", {model.Description}").Close("p");
}
