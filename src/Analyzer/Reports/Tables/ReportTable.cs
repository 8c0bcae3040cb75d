using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace QualityGate.Reports.Tables;

/// <summary>A small table for people.</summary>
/// <param name="Title">The title.</param>
/// <param name="Heads">The columns.</param>
/// <param name="Names">How many of the columns, the first ones, are names; the rest are figures.</param>
/// <param name="Rows">The cells.</param>
internal sealed record ReportTable(string Title, ImmutableArray<string> Heads, int Names, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>A title that says how many of all rows are shown, where that isn't all of them.</summary>
    /// <param name="title">The title.</param>
    /// <param name="shown">How many are shown.</param>
    /// <param name="all">How many there are.</param>
    /// <param name="noun">What they are, where the title ends with other things.</param>
    public static string Shorten(string title, int shown, int all, string noun = "") =>
        all > shown
            ? string.Create(CultureInfo.InvariantCulture, $"{title} ({shown} of {all}{(noun.Length > 0 ? $" {noun}" : "")} shown)")
            : title;

    /// <summary>Writes the table as aligned lines; figures stand to the right.</summary>
    public IEnumerable<TextLine> ToText()
    {
        var isMetric = Heads[0] == "metric";
        var table = new TextTable([Heads, .. Rows], [.. Heads.Select((_, column) => column < Names)], Indent: 4, Cut: isMetric ? 0 : Names)
        {
            Broken = isMetric ? [.. Enumerable.Range(0, Names)] : [],
        };
        return [new TextLine($"  {Title}", Tone.Heading), .. table.ToLines((_, text) => new TextLine(text, Tone.Quiet))];
    }

    /// <summary>Writes the table as Markdown, with its title above.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"\n{MarkdownText.Escape(Title)}\n\n| {string.Join(" | ", Heads)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"|{string.Concat(Heads.Select((_, column) => column < Names ? ":---|" : "---:|"))}\n");
        foreach (var row in Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Select(MarkdownText.Cell))} |\n");
        }

        return text.ToString();
    }
}
