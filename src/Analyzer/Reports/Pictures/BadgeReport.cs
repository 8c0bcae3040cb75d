using System.Globalization;
using QualityGate.Gates;
using QualityGate.Reports.Verdicts;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Pictures;

/// <summary>Draws the verdict as a badge in SVG, as pages of repositories show them: "quality gate | passed".</summary>
internal static class BadgeReport
{
    /// <summary>The beginning of a badge, by which it is known.</summary>
    public const string Sign = "aria-label=\"quality gate: ";

    private const string Label = "quality gate";
    private const int Padding = 5;

    /// <summary>Draws a badge.</summary>
    /// <param name="result">The result.</param>
    /// <returns>An SVG document that stands for itself; the same bytes for the same inputs.</returns>
    public static string Write(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (message, colour) = Message(result);
        var (left, right) = (BadgeText.Width(Label) + (2 * Padding), BadgeText.Width(message) + (2 * Padding));
        var width = left + right;
        return string.Create(
                CultureInfo.InvariantCulture,
                $"""
                <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" {Sign}{message}">
                  <title>{Label}: {message}</title>
                  <clipPath id="r"><rect width="{width}" height="20" rx="3"/></clipPath>
                  <g clip-path="url(#r)">
                    <rect width="{left}" height="20" fill="#555555"/>
                    <rect x="{left}" width="{right}" height="20" fill="{colour}"/>
                  </g>
                  <g fill="#ffffff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11" text-rendering="geometricPrecision">
                    <text x="{Padding}" y="14" textLength="{left - (2 * Padding)}">{Label}</text>
                    <text x="{left + Padding}" y="14" textLength="{right - (2 * Padding)}">{message}</text>
                  </g>
                </svg>

                """
            )
            .ReplaceLineEndings("\n");
    }

    // White on each colour has a contrast of 4.5 at least. The words tell the states apart without the colour.
    private static (string Message, string Colour) Message(GateResult result)
    {
        var outcomes = OutcomeWords.OfThresholds(result);
        int Count(params Outcome[] some) => outcomes.Count(some.Contains);
        static string Counted(int count, string word) => count == 0 ? word : string.Create(CultureInfo.InvariantCulture, $"{count} {word}");

        var doubtful = Count(Outcome.Inconclusive, Outcome.Tolerated);
        var warned = Count(Outcome.Warned);
        var suppressed = ExceptedThresholds.Of(result).All;
        var notCompared = Count(Outcome.NotCompared);
        var besides =
            (notCompared == 0 ? string.Empty : $", {Counted(notCompared, "not compared")}")
            + (suppressed == 0 ? string.Empty : $", {Counted(suppressed, "suppressed")}");
        return result.State switch
        {
            VerdictState.NotMeasured => ("not measured", "#b00020"),
            _ when outcomes.Length == 0 && result.Passed => ("no thresholds", "#5f6368"),
            VerdictState.Violated => (Counted(Count(Outcome.Failed), OutcomeWords.Of(Outcome.Failed)), "#b00020"),
            _ when doubtful > 0 => ($"{Counted(doubtful, "inconclusive")}{besides}", "#8a5a00"),
            _ when warned > 0 => ($"passed, {Noun.Count(warned, OutcomeWords.Of(Outcome.Warned))}{besides}", "#8a5a00"),
            // Green is for what was judged.
            _ => ($"passed{besides}", notCompared > 0 ? "#5f6368" : "#2e7d32"),
        };
    }
}
