namespace QualityGate.Reports.Html;

/// <summary>The cell of limits: a line breaks between them, never within one.</summary>
internal static class LimitCell
{
    private const string Level = " at ";

    /// <summary>Writes the cell.</summary>
    /// <param name="html">Takes it.</param>
    /// <param name="limits">Limits as tables have them, such as <c>min 0.9, max-drop 0.01 at 95 %</c>.</param>
    public static void Write(HtmlBuilder html, string limits)
    {
        html.Open("td", ("class", "limit"));
        foreach (var (index, limit) in limits.Split(", ").Index())
        {
            html.Text(index == 0 ? string.Empty : ", ");
            var parts = limit.Split(Level);
            html.Open("span", ("class", "piece")).Text(parts[0]).Close("span");
            foreach (var level in parts.Skip(1))
            {
                html.Text(" ").Open("span", ("class", "piece")).Text($"{Level.TrimStart()}{level}").Close("span");
            }
        }

        html.Close("td");
    }
}
