using System.Collections.Immutable;

namespace QualityGate.Reports.Graphs;

/// <summary>
/// Packs frames into a picture of pleasant proportions: the tallest first, each at the lowest place where it fits on those before it, as
/// far left as it can be.
/// </summary>
internal static class FramePacking
{
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

        var area = frames.Sum(frame => (frame.Width + gap) * (frame.Height + gap));
        var room = Math.Max(frames.Max(frame => frame.Width) + gap, Math.Floor(Math.Sqrt(area * LayoutSizes.Proportion)));
        var (places, skyline) = (new (double X, double Y)[frames.Count], new Skyline(room));
        foreach (
            var i in Enumerable
                .Range(0, frames.Count)
                .OrderByDescending(i => frames[i].Height)
                .ThenByDescending(i => frames[i].Width)
                .ThenBy(i => i)
        )
        {
            places[i] = skyline.Put(frames[i].Width + gap, frames[i].Height + gap);
            width = Math.Max(width, places[i].X + frames[i].Width);
            height = Math.Max(height, places[i].Y + frames[i].Height);
        }

        return [.. places];
    }
}
