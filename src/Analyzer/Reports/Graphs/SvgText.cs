using System.Globalization;
using System.Text;
using QualityGate.Reports.Tables;

namespace QualityGate.Reports.Graphs;

/// <summary>An SVG document that is being written: lines with invariant numbers of at most two decimals.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder text = new();

    /// <summary>Writes a line.</summary>
    public void Line(string line) => text.Append(line).Append('\n');

    /// <summary>A number as it stands in a document; the sum makes 0 of −0.</summary>
    public static string Number(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A text at a place.</summary>
    /// <param name="x">Where it begins; its middle or its end, as the class says.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="style">The class.</param>
    /// <param name="content">The text, not escaped yet.</param>
    public void Text(double x, double y, string style, string content) =>
        Line($"<text class=\"{style}\" x=\"{Number(x)}\" y=\"{Number(y)}\">{XmlText.Escape(content)}</text>");

    public override string ToString() => text.ToString();
}
