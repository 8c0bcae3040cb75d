namespace QualityGate.Reports.Html;

/// <summary>The controls of a picture. Scripts fill the choices that depend on the model.</summary>
internal static class GraphTools
{
    private static readonly (string Name, string Sign, string Words)[] ZoomButtons =
    [
        ("nearer", "+", "Zoom in"),
        ("farther", "−", "Zoom out"),
        ("whole", "⤢", "Show all"),
    ];

    public static void Write(HtmlBuilder html)
    {
        html.Open("form", ("class", "tools"), ("aria-label", "What the drawing shows"));
        Label(html, "Search").Open("input", ("type", "search"), ("name", "search"), ("autocomplete", "off"));
        html.Close("label");
        Choice(html, "Cluster", "cluster", ("", "all clusters"));
        Choice(html, "Superclass", "concept", ("", "all classes"));
        Choice(html, "Depth", "depth", ("", "any"));
        Choice(
            html,
            "Confusions",
            "confusions",
            ("all", "all"),
            ("worst", "the most frequent"),
            ("unexplained", "not explained"),
            ("chosen", "of the chosen class"),
            ("none", "none")
        );
        html.Open("label", ("class", "check")).Open("input", ("type", "checkbox"), ("name", "misperceived"));
        html.Text(" only misperceptions").Close("label");
        html.Element("button", "Reset", ("type", "button"), ("name", "clear"));
        html.Close("form");
    }

    /// <summary>The buttons that lie on the picture.</summary>
    public static void WriteZoom(HtmlBuilder html)
    {
        html.Open("div", ("class", "zoom"), ("role", "group"), ("aria-label", "Zoom"));
        foreach (var (name, sign, words) in ZoomButtons)
        {
            html.Element("button", sign, ("type", "button"), ("name", name), ("aria-label", words), ("title", words));
        }

        html.Close("div");
    }

    private static HtmlBuilder Label(HtmlBuilder html, string text) => html.Open("label").Element("span", text);

    private static void Choice(HtmlBuilder html, string label, string name, params ReadOnlySpan<(string Value, string Text)> options)
    {
        Label(html, label).Open("select", ("name", name), ("aria-label", label));
        foreach (var (value, text) in options)
        {
            // An attribute that is empty is written without a value, which means the same.
            html.Element("option", text, ("value", value));
        }

        html.Close("select").Close("label");
    }
}
