using System.Globalization;
using QualityGate.Metrics;
using QualityGate.Results;

namespace QualityGate.Reports.Html;

/// <summary>A value, its interval and what its limits allow, on a line: a picture of what the cells beside it say.</summary>
internal static class RangeMark
{
    private const double Width = 130;
    private const double Margin = 6;

    public static void Write(HtmlBuilder html, VerdictResult verdict)
    {
        var (min, max) = AllowedRange.Of(verdict);
        if (verdict is not { Value: { } value } || (min is null && max is null))
        {
            return;
        }

        double[] numbers = [value, .. new[] { min, max, verdict.Low, verdict.High }.OfType<double>()];
        var metric = MetricCatalog.Find(verdict.Metric);
        var (least, greatest) = (
            metric is { Least: var low } && double.IsFinite(low) ? low : Math.Min(0, numbers.Min()),
            metric is { Greatest: var high } && high - Math.Max(0, numbers.Max()) < 2 ? high : numbers.Max() * 1.15
        );
        string At(double number) =>
            (Margin + ((Width - (2 * Margin)) * Math.Clamp((number - least) / Math.Max(greatest - least, 1e-9), 0, 1))).ToString(
                "0.#",
                CultureInfo.InvariantCulture
            );
        var allowed = $"M{At(min ?? least)} 10H{At(max ?? greatest)}";
        html.Open("svg", ("class", "range"), ("width", "130"), ("height", "20"), ("viewBox", "0 0 130 20"), ("aria-hidden", "true"));
        html.Open("path", ("class", "axis"), ("d", $"M{At(least)} 10H{At(greatest)}")).Close("path");
        html.Open("path", ("class", "allowed"), ("d", allowed)).Close("path");
        if (verdict is { Low: { } from, High: { } to })
        {
            html.Open("path", ("class", "interval"), ("d", $"M{At(from)} 6V14M{At(from)} 10H{At(to)}M{At(to)} 6V14")).Close("path");
        }

        html.Open("circle", ("class", "value"), ("cx", At(value)), ("cy", "10"), ("r", "4")).Close("circle").Close("svg");
    }
}
