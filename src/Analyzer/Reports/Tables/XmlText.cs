using System.Security;
using QualityGate.Text;

namespace QualityGate.Reports.Tables;

/// <summary>Puts texts from users' files into XML, be it between marks or in an attribute.</summary>
internal static class XmlText
{
    /// <summary>
    /// A text in one line that XML 1.0 may hold, not escaped yet. Signs that it has no place for, and letters that nobody sees, are written
    /// as <c>\uFFFE</c> and the like.
    /// </summary>
    public static string Line(string text) =>
        SingleLine.Of(text).Replace("\uFFFE", "\\uFFFE", StringComparison.Ordinal).Replace("\uFFFF", "\\uFFFF", StringComparison.Ordinal);

    /// <summary>The same, escaped for content and for values in quotes.</summary>
    public static string Escape(string text)
    {
        // As numbers, the same text: the signs that commands of CI systems begin with, in case the report is printed in a log.
        return SecurityElement
            .Escape(Line(text))
            .Replace("#", "&#35;", StringComparison.Ordinal)
            .Replace("::", "&#58;&#58;", StringComparison.Ordinal);
    }
}
