using static QualityGate.Reports.Graphs.SvgText;

namespace QualityGate.Reports.Graphs;

/// <summary>The way of a confusion from a class to another: bent a little, so that it is told from the straight lines around.</summary>
internal static class ConfusionCurve
{
    /// <summary>The most confusions that a picture shows beside the edges of similarity; more of them would hide everything.</summary>
    public const int MostDrawn = 60;

    private const double Bend = 0.12;

    /// <summary>The path from the middle of a box to that of another; boxes lie on its ends.</summary>
    public static string Between(PlacedNode a, PlacedNode b)
    {
        var (x, y) = (((a.X + b.X) / 2) - ((b.Y - a.Y) * Bend), ((a.Y + b.Y) / 2) + ((b.X - a.X) * Bend));
        return $"M{Number(a.X)} {Number(a.Y)}Q{Number(x)} {Number(y)} {Number(b.X)} {Number(b.Y)}";
    }
}
