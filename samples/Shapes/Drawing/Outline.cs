using System.Numerics;

namespace Shapes.Drawing;

/// <summary>A line through points in a plane; a closed one bounds a figure that can be filled.</summary>
internal sealed record Outline(Vector2[] Points, bool Closed)
{
    public static Outline Polygon(params (double X, double Y)[] points) =>
        new([.. points.Select(p => new Vector2((float)p.X, (float)p.Y))], Closed: true);

    /// <summary>A regular polygon with its corners on the unit circle.</summary>
    public static Outline Regular(int corners) => Polygon([.. Enumerable.Range(0, corners).Select(i => OnCircle(1, (double)i / corners))]);

    /// <summary>A star with so many points, its inner corners at a given radius.</summary>
    public static Outline Star(int points, double inner) =>
        Polygon([.. Enumerable.Range(0, 2 * points).Select(i => OnCircle(i % 2 == 0 ? 1 : inner, i / (2.0 * points)))]);

    /// <summary>A curve, sampled at equal steps of its parameter.</summary>
    public static Outline Curve(Func<double, (double X, double Y)> curve, bool closed, int steps = 48) =>
        new([.. Enumerable.Range(0, steps).Select(i => curve(i / (steps - 1.0))).Select(p => new Vector2((float)p.X, (float)p.Y))], closed);

    /// <summary>The point on a circle around the origin after a part of a turn.</summary>
    public static (double X, double Y) OnCircle(double radius, double turn) =>
        (radius * Math.Cos(2 * Math.PI * turn), radius * Math.Sin(2 * Math.PI * turn));

    /// <summary>The outline after a rotation, a scaling and a shift.</summary>
    public Outline Transform(float angle, float scale, Vector2 shift) =>
        this with
        {
            Points = [.. Points.Select(p => Vector2.Transform(p * scale, Matrix3x2.CreateRotation(angle)) + shift)],
        };
}
