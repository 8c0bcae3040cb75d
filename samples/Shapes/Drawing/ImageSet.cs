using System.Numerics;
using Shapes.Learning;

namespace Shapes.Drawing;

/// <summary>Sets of images drawn by lot: position, size, rotation, stroke, contrast and noise. The same seed gives the same set.</summary>
internal static class ImageSet
{
    /// <summary>The seed of the test set, whose predictions are checked in.</summary>
    public const int TestSeed = 20_260_101;

    /// <summary>The number of images of each kind in the test set.</summary>
    public const int TestImagesPerKind = 100;

    public static Image[] Test() => Draw(TestSeed, TestImagesPerKind);

    public static Image[] Draw(int seed, int imagesPerKind)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, imagesPerKind * FigureKinds.All.Count).Select(i => Draw(random, i % FigureKinds.All.Count))];
    }

    private static Image Draw(Random random, int kind)
    {
        float Between(double least, double most) => (float)(least + (random.NextDouble() * (most - least)));

        var figure = FigureKinds.All[kind](random);
        var scale = Between(6.5, 12);
        var room = (Canvas.Size / 2f) - scale;
        var centre = new Vector2((Canvas.Size / 2f) + Between(-room, room), (Canvas.Size / 2f) + Between(-room, room));
        var stroke = figure.Closed && random.Next(2) == 0 ? 0 : Between(1.2, 2.4);
        var pixels = Canvas.Draw(figure.Transform(Between(0, 2 * Math.PI), scale, centre), stroke);

        var (contrast, noise) = (Between(0.5, 1), Between(0.02, 0.22));
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = ((pixels[i] - 0.5f) * contrast) + (noise * Gauss(random));
        }

        return new Image(pixels, kind);
    }

    private static float Gauss(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
