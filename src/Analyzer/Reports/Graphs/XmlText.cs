using System.Security;
using System.Text;
using QualityGate.Text;

namespace QualityGate.Reports.Graphs;

/// <summary>Puts texts from users' files into XML.</summary>
internal static class XmlText
{
    /// <summary>A text in one line that XML 1.0 may hold, not escaped yet.</summary>
    public static string Line(string text)
    {
        var line = SingleLine.Of(text);
        return line.AsSpan().IndexOfAny('\uFFFE', '\uFFFF') < 0
            ? line
            : new StringBuilder(line).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD').ToString();
    }

    /// <summary>A text in one line, escaped for content and for values in quotes.</summary>
    public static string Escape(string text) => SecurityElement.Escape(Line(text));
}
