using QualityGate.Results;

namespace QualityGate.Reports.Html;

/// <summary>
/// Writes a result as one HTML file for people: it opens from disk, loads nothing, and says all that is text without JavaScript, too.
/// </summary>
internal static class HtmlReport
{
    /// <summary>The text near the beginning by which such a report is known.</summary>
    public const string Sign = "<!-- QualityGate report -->";

    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>An HTML document; the same bytes for the same inputs.</returns>
    public static string Write(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return HtmlPage.Write(result.ToPortable());
    }
}
