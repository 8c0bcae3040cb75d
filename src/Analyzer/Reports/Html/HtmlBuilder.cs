using System.Text;
using QualityGate.Text;

namespace QualityGate.Reports.Html;

/// <summary>
/// HTML that is put together element by element: a text from a user's file cannot become markup, since nothing is written as it stands but
/// what this assembly has itself.
/// </summary>
internal sealed class HtmlBuilder
{
    private readonly StringBuilder html = new();

    /// <summary>Begins an element on a line of its own.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="attributes">Its attributes; one whose value is null is left out, and one that is empty stands alone.</param>
    public HtmlBuilder Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        html.Append('\n').Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                html.Append(' ').Append(name);
                if (value.Length > 0)
                {
                    html.Append("=\"");
                    AppendEscaped(value);
                    html.Append('"');
                }
            }
        }

        html.Append('>');
        return this;
    }

    /// <summary>Ends an element.</summary>
    public HtmlBuilder Close(string tag)
    {
        html.Append("</").Append(tag).Append('>');
        return this;
    }

    /// <summary>Writes a text.</summary>
    public HtmlBuilder Text(string text)
    {
        AppendEscaped(text);
        return this;
    }

    /// <summary>Writes an element that has a text.</summary>
    public HtmlBuilder Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(tag, attributes).Text(text).Close(tag);

    /// <summary>Writes a name from a user's file: letters that run from right to left don't turn around what stands beside them.</summary>
    public HtmlBuilder Name(string name) => Element("bdi", name);

    /// <summary>Writes HTML as it stands: never a text from outside.</summary>
    public HtmlBuilder Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    /// <summary>All that was written.</summary>
    public override string ToString() => html.ToString();

    private void AppendEscaped(string text)
    {
        foreach (var letter in SingleLine.Of(text))
        {
            _ = letter switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                // Commands of CI systems begin with two of them, and a report may be printed in a log.
                '#' => html.Append("&#35;"),
                _ => html.Append(letter),
            };
        }
    }
}
