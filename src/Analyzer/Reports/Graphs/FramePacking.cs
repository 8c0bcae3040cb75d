using System.Collections.Immutable;

namespace QualityGate.Reports.Graphs;

/// <summary>
/// Packs frames into a picture of pleasant proportions: the largest first, each where it reaches down least on those before it, as far left
/// as it can be.
/// </summary>
internal static class FramePacking
{
    private const int Tries = 8;
    private const double Step = 0.05;

    /// <summary>Packs.</summary>
    /// <param name="frames">The sizes of the frames.</param>
    /// <param name="gap">The room between frames.</param>
    /// <param name="width">The width of the whole.</param>
    /// <param name="height">The height of the whole.</param>
    /// <returns>The upper left corner of each frame.</returns>
    public static ImmutableArray<(double X, double Y)> Pack(
        IReadOnlyList<(double Width, double Height)> frames,
        double gap,
        out double width,
        out double height
    )
    {
        (width, height) = (0, 0);
        if (frames.Count == 0)
        {
            return [];
        }

        // Several widths and orders are tried, since how well frames fit beside each other hangs on them.
        var all = Enumerable.Range(0, frames.Count);
        int[][] orders =
        [
            [.. all.OrderByDescending(i => frames[i].Height).ThenByDescending(i => frames[i].Width).ThenBy(i => i)],
            [.. all.OrderByDescending(i => frames[i].Height * frames[i].Width).ThenBy(i => i)],
            [.. all.OrderByDescending(i => Math.Max(frames[i].Height, frames[i].Width)).ThenBy(i => i)],
        ];
        var least = frames.Max(frame => frame.Width) + gap;
        var even = Math.Sqrt(frames.Sum(frame => (frame.Width + gap) * (frame.Height + gap)) * LayoutSizes.Proportion);
        var best = Enumerable
            .Range(0, Tries)
            .SelectMany(i => orders.Select(order => Pack(frames, order, gap, Math.Max(least, Math.Floor(even * (1 + (i * Step)))))))
            .MinBy(packed => Math.Max(packed.Width, packed.Height * LayoutSizes.Proportion))!;
        (width, height) = (best.Width, best.Height);
        return best.Places;
    }

    private static Packed Pack(IReadOnlyList<(double Width, double Height)> frames, int[] order, double gap, double room)
    {
        var (places, skyline) = (new (double X, double Y)[frames.Count], new Skyline(room));
        var (width, height) = (0.0, 0.0);
        foreach (var i in order)
        {
            places[i] = skyline.Put(frames[i].Width + gap, frames[i].Height + gap);
            width = Math.Max(width, places[i].X + frames[i].Width);
            height = Math.Max(height, places[i].Y + frames[i].Height);
        }

        return new Packed([.. places], width, height);
    }

    private sealed record Packed(ImmutableArray<(double X, double Y)> Places, double Width, double Height);
}
