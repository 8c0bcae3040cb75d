using System.Numerics;

namespace Shapes.Drawing;

/// <summary>Draws outlines, filled or stroked, with soft edges, as grey values from 0 to 1.</summary>
internal static class Canvas
{
    public const int Size = 32;

    /// <summary>Draws an outline in pixel coordinates; a stroke of width 0 means filled.</summary>
    public static float[] Draw(Outline outline, float stroke)
    {
        var pixels = new float[Size * Size];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (distance, inside) = Measure(outline, new Vector2((i % Size) + 0.5f, (i / Size) + 0.5f));
            var outwards =
                stroke > 0 ? distance - (stroke / 2)
                : inside ? -distance
                : distance;
            pixels[i] = Math.Clamp(0.5f - outwards, 0, 1);
        }

        return pixels;
    }

    // The distance to the nearest piece of the outline, and by the even-odd rule whether the point lies inside.
    private static (float Distance, bool Inside) Measure(Outline outline, Vector2 point)
    {
        var (nearest, inside) = (float.MaxValue, false);
        var points = outline.Points;
        for (var i = outline.Closed ? 0 : 1; i < points.Length; i++)
        {
            var (a, b) = (points[(i + points.Length - 1) % points.Length], points[i]);
            var along = b - a;
            var part = Math.Clamp(Vector2.Dot(point - a, along) / Math.Max(along.LengthSquared(), 1e-9f), 0, 1);
            nearest = Math.Min(nearest, Vector2.DistanceSquared(point, a + (along * part)));
            if (a.Y > point.Y != b.Y > point.Y && point.X < a.X + ((point.Y - a.Y) / (b.Y - a.Y) * along.X))
            {
                inside = !inside;
            }
        }

        return (MathF.Sqrt(nearest), inside && outline.Closed);
    }
}
