using System.Numerics;

namespace Shapes.Drawing;

/// <summary>
/// The kinds of plane figures, in the order of labels.txt. What a kind leaves open (how oblong an ellipse is) is drawn by lot.
/// </summary>
internal static class FigureKinds
{
    public static IReadOnlyList<Func<Random, Outline>> All { get; } =
    [
        _ => Outline.Curve(t => Outline.OnCircle(1, t), closed: true),
        random => Ellipse(Between(random, 0.4, 0.7)),
        _ => Outline.Curve(t => Outline.OnCircle(1, t / 2), closed: true),
        random => Sector(Between(random, 0.12, 0.25)),
        random => Crescent(Between(random, 0.35, 0.6)),
        _ => Outline.Curve(Teardrop, closed: true),
        _ => Outline.Curve(Heart, closed: true),
        _ => Outline.Regular(3),
        random => RightTriangle(Between(random, 0.5, 0.9)),
        _ => Outline.Regular(4),
        random => Rectangle(Between(random, 0.35, 0.65)),
        random => Rhombus(Between(random, 0.45, 0.65)),
        random => Rhomboid(Between(random, 0.4, 0.6), Between(random, 0.3, 0.5)),
        random => Trapezoid(Between(random, 0.4, 0.6), Between(random, 0.45, 0.65)),
        _ => Outline.Regular(5),
        _ => Outline.Regular(6),
        _ => Outline.Regular(8),
        _ => Outline.Star(5, 0.382),
        _ => Outline.Star(6, 0.577),
        random => Cross(Between(random, 0.22, 0.36)),
        random => Arrow(Between(random, 0.12, 0.25)),
        random => ZigZag(random.Next(4, 7)),
        random => Coil(Between(random, 2, 3)),
    ];

    private static double Between(Random random, double least, double most) => least + (random.NextDouble() * (most - least));

    private static Outline Ellipse(double height) =>
        Outline.Curve(t => (Outline.OnCircle(1, t).X, height * Outline.OnCircle(1, t).Y), closed: true);

    private static Outline Sector(double turn) =>
        Outline.Polygon([(0, 0), .. Enumerable.Range(0, 16).Select(i => Outline.OnCircle(1.3, i / 15.0 * turn))]);

    // Two unit circles, one shifted to the right, meet at plus and minus a part of a turn: along the first circle the long
    // way round, and back along the second.
    private static Outline Crescent(double shift)
    {
        var meet = Math.Acos(shift / 2) / (2 * Math.PI);
        var outer = Enumerable.Range(0, 24).Select(i => Outline.OnCircle(1, meet + (i / 23.0 * (1 - (2 * meet)))));
        var inner = Enumerable
            .Range(0, 24)
            .Select(i => Outline.OnCircle(1, 0.5 + ((0.5 - meet) * (1 - (2 * i / 23.0)))))
            .Select(p => (p.X + shift, p.Y));
        return Outline.Polygon([.. outer, .. inner]);
    }

    private static (double X, double Y) Teardrop(double t)
    {
        var angle = 2 * Math.PI * t;
        return (Math.Cos(angle), 0.75 * Math.Sin(angle) * Math.Pow(Math.Sin(angle / 2), 1.5));
    }

    private static (double X, double Y) Heart(double t)
    {
        var angle = 2 * Math.PI * t;
        var y = (13 * Math.Cos(angle)) - (5 * Math.Cos(2 * angle)) - (2 * Math.Cos(3 * angle)) - Math.Cos(4 * angle);
        return (Math.Pow(Math.Sin(angle), 3), y / 16);
    }

    private static Outline RightTriangle(double leg) => Outline.Polygon((-0.8, -0.8 * leg), (1.1, -0.8 * leg), (-0.8, 1.1 * leg));

    private static Outline Rectangle(double height) => Outline.Polygon((-1, -height), (1, -height), (1, height), (-1, height));

    private static Outline Rhombus(double height) => Outline.Polygon((-1, 0), (0, -height), (1, 0), (0, height));

    private static Outline Rhomboid(double height, double slant) =>
        Outline.Polygon((-1, -height), (1 - slant, -height), (1, height), (-1 + slant, height));

    private static Outline Trapezoid(double top, double height) =>
        Outline.Polygon((-1, -height), (1, -height), (top, height), (-top, height));

    private static Outline Cross(double half) =>
        Outline.Polygon(
            (-1, -half),
            (-half, -half),
            (-half, -1),
            (half, -1),
            (half, -half),
            (1, -half),
            (1, half),
            (half, half),
            (half, 1),
            (-half, 1),
            (-half, half),
            (-1, half)
        );

    private static Outline Arrow(double half) =>
        Outline.Polygon((-1, -half), (0.2, -half), (0.2, -0.6), (1, 0), (0.2, 0.6), (0.2, half), (-1, half));

    private static Outline ZigZag(int turns) =>
        new([.. Enumerable.Range(0, turns + 1).Select(i => new Vector2((2f * i / turns) - 1, i % 2 == 0 ? -0.35f : 0.35f))], Closed: false);

    private static Outline Coil(double turns) =>
        Outline.Curve(t => Outline.OnCircle(0.08 + (0.92 * t), turns * t), closed: false, steps: 64);
}
