using QualityGate.Reports.Graphs;
using QualityGate.Reports.Verdicts;
using QualityGate.Results;

namespace QualityGate.Reports.Html;

/// <summary>The whole document: verdicts on top, then the models, then the data and the scripts of pictures.</summary>
internal static class HtmlPage
{
    public static string Write(GateResult result)
    {
        PageModel[] models = [.. result.Models.Select((model, i) => new PageModel(i + 1, model, PictureGraph.Of(model)))];
        string[] scripts = [.. HtmlAssets.Scripts];
        var html = new HtmlBuilder();
        html.Raw("<!DOCTYPE html>").Raw(HtmlReport.Sign).Open("html", ("lang", "en")).Open("head").Open("meta", ("charset", "utf-8"));
        html.Open("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy(scripts)));
        html.Open("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Open("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Element("title", $"{(result.Passed ? "Passed" : "Failed")}: QualityGate");
        html.Open("style").Raw($"\n{HtmlAssets.Style}").Close("style").Raw("\n").Close("head").Open("body");
        html.Element("a", "Skip to the verdicts", ("class", "skip"), ("href", "#verdicts"));
        WriteHeader(html, result, models);
        html.Open("main");
        VerdictSection.Write(html, result, models);
        RankingSection.Write(html, result);
        foreach (var model in models)
        {
            ModelSection.Write(html, model);
        }

        html.Raw("\n").Close("main");
        html.Open("footer").Element("p", "Written by QualityGate. The JSON report has every figure of this page.").Close("footer");
        html.Open("span", ("id", "probe"), ("hidden", string.Empty)).Close("span");
        html.Open("script", ("type", "application/json"), ("id", "data")).Raw(PictureData.Write(models)).Close("script");
        foreach (var script in scripts)
        {
            html.Open("script").Raw(script).Close("script");
        }

        return html.Raw("\n").Close("body").Raw("\n").Close("html").Raw("\n").ToString();
    }

    // Nothing is fetched, and no script runs but those that stand here. The library writes a style of its own; a style fetches nothing.
    private static string Policy(string[] scripts) =>
        $"default-src 'none'; script-src {string.Join(' ', scripts.Select(HtmlAssets.HashOf))}; style-src 'unsafe-inline'; "
        + "base-uri 'none'; form-action 'none'";

    private static void WriteHeader(HtmlBuilder html, GateResult result, PageModel[] models)
    {
        html.Open("header").Open("div", ("class", "top")).Element("h1", "QualityGate");
        html.Open("button", ("id", "theme"), ("type", "button"), ("hidden", string.Empty)).Close("button").Close("div");
        html.Open("p", ("class", $"banner {StateMark.Class(result.Passed, Unjudged.Is(result))}"));
        html.Open("span", ("class", "mark"), ("aria-hidden", "true"))
            .Text(StateMark.Sign(result.Passed, Unjudged.Is(result)))
            .Close("span");
        html.Element("span", Summary.Of(result)).Close("p");
        if (models.Length > 1)
        {
            html.Open("nav", ("aria-label", "Models")).Open("ul");
            foreach (var model in models)
            {
                html.Open("li")
                    .Open("a", ("href", $"#{model.Id("model")}"))
                    .Text($"{StateMark.Sign(model.Result.Passed, Unjudged.Is(model.Result))} ");
                html.Name(model.Result.Name).Close("a").Close("li");
            }

            html.Close("ul").Close("nav");
        }

        html.Close("header");
    }
}
