using System.Globalization;
using QualityGate.Gates;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Html;

/// <summary>The way of one metric over runs: a dot a run, a ring where the gate failed, and the limits that lie near.</summary>
internal sealed class TrendLine
{
    private const int Width = 320;
    private const int Height = 92;
    private const int Margin = 10;

    private readonly string name;
    private readonly int runs;
    private readonly (int Run, double Value, TrendPoint Point)[] points;
    private readonly (string Text, double Bound)[] limits;
    private readonly double low;
    private readonly double high;

    public TrendLine(string name, IReadOnlyList<TrendPoint> trend, VerdictResult? verdict)
    {
        (this.name, runs) = (name, trend.Count);
        points =
        [
            .. trend
                .Index()
                .Where(point => point.Item.Metrics.ContainsKey(name))
                .Select(point => (point.Index, point.Item.Metrics[name], point.Item)),
        ];
        (low, high) = (points.Min(point => point.Value), points.Max(point => point.Value));

        // A limit that is far away would make the line flat.
        var near = high > low ? high - low : Math.Max(Math.Abs(high) * 0.02, 1e-9);
        limits =
        [
            .. new[] { ("min", verdict?.Min), ("max", verdict?.Max) }
                .Where(limit => limit.Item2 is { } bound && bound >= low - near && bound <= high + near)
                .Select(limit => ($"{limit.Item1} {Figure.FormatLimit(limit.Item2!.Value)}", limit.Item2.Value)),
        ];
        low = limits.Select(limit => limit.Bound).Append(low).Min();
        high = limits.Select(limit => limit.Bound).Append(high).Max();
    }

    public void Write(HtmlBuilder html)
    {
        html.Open("figure").Open("figcaption").Open("strong").Text(name).Close("strong").Text($" {Figure.Format(points[^1].Value)}");
        if (points.Min(point => point.Value) is var least && points.Max(point => point.Value) is var most && most > least)
        {
            html.Text($" ({Figure.Format(least)} to {Figure.Format(most)})");
        }

        foreach (var (text, _) in limits)
        {
            html.Text(", ").Open("span", ("class", "bound")).Text(text).Close("span");
        }

        html.Close("figcaption");
        html.Open(
            "svg",
            ("width", Number(Width)),
            ("height", Number(Height)),
            ("viewBox", $"0 0 {Width} {Height}"),
            ("role", "img"),
            ("aria-label", $"{name} over the runs of the table below")
        );
        foreach (var (_, bound) in limits)
        {
            html.Open("path", ("class", "bound"), ("d", $"M0 {Y(bound)}H{Width}")).Close("path");
        }

        html.Open("path", ("class", "trend"), ("d", $"M{string.Join('L', points.Select(point => $"{X(point.Run)} {Y(point.Value)}"))}"));
        html.Close("path");
        foreach (var (run, value, point) in points)
        {
            html.Open(
                "circle",
                ("class", VerdictStates.Pass(point.State) ? "run" : "run failed"),
                ("cx", X(run)),
                ("cy", Y(value)),
                ("r", run == runs - 1 ? "4.5" : "3")
            );
            var commit = point.Commit is { } hash ? $", {TrendSection.Short(hash)}" : string.Empty;
            html.Element("title", $"{TrendSection.Time(point)}{commit}: {Figure.Format(value)}, {TrendSection.Word(point)}")
                .Close("circle");
        }

        html.Close("svg").Close("figure");
    }

    private string X(int run) => Number(Margin + ((Width - (2.0 * Margin)) * run / (runs - 1)));

    private string Y(double value) =>
        Number(high > low ? Margin + ((Height - (2.0 * Margin)) * (high - value) / (high - low)) : Height / 2.0);

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
