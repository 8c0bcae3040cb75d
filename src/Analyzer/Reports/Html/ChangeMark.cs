using System.Globalization;
using QualityGate.Results;

namespace QualityGate.Reports.Html;

/// <summary>The way of a value from the baseline to the model on a line, and the change that limits allow: a picture of the cells beside
/// it. The line is as long as these need, so that a small change is seen.</summary>
internal static class ChangeMark
{
    private const double Width = 220;
    private const double Margin = 10;

    public static void Write(HtmlBuilder html, VerdictResult verdict, double before, double after)
    {
        var (low, high) = AllowedRange.AgainstBaseline(verdict, before);
        double[] numbers = [before, after, .. new[] { low, high }.OfType<double>()];
        var room = Math.Max((numbers.Max() - numbers.Min()) * 0.25, 1e-9);
        var (least, most) = (numbers.Min() - room, numbers.Max() + room);
        string At(double number) =>
            (Margin + ((Width - (2 * Margin)) * (number - least) / (most - least))).ToString("0.#", CultureInfo.InvariantCulture);
        html.Open("svg", ("class", "change"), ("width", "220"), ("height", "20"), ("viewBox", "0 0 220 20"), ("aria-hidden", "true"));
        html.Open("path", ("class", "axis"), ("d", $"M{At(least)} 10H{At(most)}")).Close("path");
        if (low is not null || high is not null)
        {
            html.Open("path", ("class", "allowed"), ("d", $"M{At(low ?? least)} 10H{At(high ?? most)}")).Close("path");
        }

        html.Open("path", ("class", "way"), ("d", $"M{At(before)} 10H{At(after)}")).Close("path");
        html.Open("circle", ("class", "before"), ("cx", At(before)), ("cy", "10"), ("r", "6")).Close("circle");
        html.Open("circle", ("class", "value"), ("cx", At(after)), ("cy", "10"), ("r", "3.5")).Close("circle").Close("svg");
    }
}
