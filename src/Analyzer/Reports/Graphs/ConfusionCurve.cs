
using static QualityGate.Reports.Graphs.SvgText;

namespace QualityGate.Reports.Graphs;

/// <summary>
/// The way of a confusion from a class to another: bent a little, so that it is told from the straight lines around. A long one is drawn
/// faintly but at its ends, where it says which classes it joins, so that it hides nothing of what it crosses.
/// </summary>
internal readonly struct ConfusionCurve
{
    private const double Bend = 0.12;
    private const double LongFrom = 300;
    private const double End = 80;

    private readonly PlacedNode a;
    private readonly PlacedNode b;
    private readonly (double X, double Y) bend;
    private readonly double length;

    /// <summary>Joins two classes.</summary>
    public ConfusionCurve(PlacedNode a, PlacedNode b)
    {
        (this.a, this.b) = (a, b);
        bend = (((a.X + b.X) / 2) - ((b.Y - a.Y) * Bend), ((a.Y + b.Y) / 2) + ((b.X - a.X) * Bend));
        length = Math.Sqrt(((b.X - a.X) * (b.X - a.X)) + ((b.Y - a.Y) * (b.Y - a.Y)));
    }

    /// <summary>True when it is drawn faintly between its ends.</summary>
    public bool IsLong => length > LongFrom;

    /// <summary>The path from the middle of a box to that of another; boxes lie on its ends.</summary>
    public string Whole => Part((a.X, a.Y), bend, (b.X, b.Y));

    /// <summary>The path of both ends, as far as they are seen beside the boxes.</summary>
    public string Ends
    {
        get
        {
            var (near, far) = (Share(a), Share(b));
            var start = Part((a.X, a.Y), Between((a.X, a.Y), bend, near), At(near));
            return start + Part((b.X, b.Y), Between((b.X, b.Y), bend, far), At(1 - far));
        }
    }

    // The share of the way that an end takes: half the box that lies on it, and the visible end of the line.
    private double Share(PlacedNode node) => Math.Min(0.5, ((node.Box.Width / 2) + End) / length);

    private (double X, double Y) At(double share) => Between(Between((a.X, a.Y), bend, share), Between(bend, (b.X, b.Y), share), share);

    private static (double X, double Y) Between((double X, double Y) from, (double X, double Y) to, double share) =>
        (from.X + ((to.X - from.X) * share), from.Y + ((to.Y - from.Y) * share));

    private static string Part((double X, double Y) from, (double X, double Y) bend, (double X, double Y) to) =>
        $"M{Number(from.X)} {Number(from.Y)}Q{Number(bend.X)} {Number(bend.Y)} {Number(to.X)} {Number(to.Y)}";
}
