using System.Collections.Immutable;

namespace QualityGate.Reports.Graphs;

/// <summary>The frames that a picture is packed of, and how much their classes are confused: a good picture is compact, of pleasant
/// proportions, and has frames that are confused near each other.</summary>
internal sealed class FrameSet
{
    private readonly FrameLink[][] linksOf;

    /// <summary>Takes the frames.</summary>
    /// <param name="sizes">Their widths and heights.</param>
    /// <param name="links">Pairs of frames that are confused, each pair once.</param>
    /// <param name="gap">The room between frames.</param>
    public FrameSet(IReadOnlyList<(double Width, double Height)> sizes, IReadOnlyList<FrameLink> links, double gap)
    {
        (Sizes, Links, Gap) = (sizes, links, gap);
        var ends = links.Concat(links.Select(link => new FrameLink(link.B, link.A, link.Weight))).ToLookup(link => link.A);
        linksOf = [.. Enumerable.Range(0, sizes.Count).Select(frame => ends[frame].ToArray())];
        Area = sizes.Sum(size => (size.Width + gap) * (size.Height + gap));
        Heaviest = links.Count == 0 ? 1 : links.Max(link => link.Weight);
        Total = links.Count == 0 ? 1 : links.Sum(link => link.Weight);
    }

    public IReadOnlyList<(double Width, double Height)> Sizes { get; }

    public IReadOnlyList<FrameLink> Links { get; }

    public double Gap { get; }

    /// <summary>The area of all frames with the room between them.</summary>
    public double Area { get; }

    /// <summary>The weight of the heaviest link.</summary>
    public double Heaviest { get; }

    private double Total { get; }

    /// <summary>The links of a frame, which is the first end of each.</summary>
    public ReadOnlySpan<FrameLink> LinksOf(int frame) => linksOf[frame];

    /// <summary>The widths to try: from that of a picture without a gap, of pleasant proportions, upwards.</summary>
    public IEnumerable<double> Rooms(int tries)
    {
        const double Step = 0.05;
        var least = Sizes.Max(size => size.Width) + Gap;
        var even = Math.Sqrt(Area * LayoutSizes.Proportion);
        return Enumerable.Range(0, tries).Select(i => Math.Max(least, Math.Floor(even * (1 + (i * Step)))));
    }

    /// <summary>The cost of a picture: the side of the window that it needs, and the mean way of a confusion; both in proportion to the
    /// frames.</summary>
    public double Cost(PackedFrames packed)
    {
        var side = Math.Sqrt(Area);
        var window = Math.Max(packed.Width, packed.Height * LayoutSizes.Proportion) / (side * Math.Sqrt(LayoutSizes.Proportion));
        return window + (Links.Sum(link => link.Weight * Way(packed.Places, link.A, link.B)) / (Total * side));
    }

    /// <summary>The way from the middle of a frame to that of another.</summary>
    public double Way(IReadOnlyList<(double X, double Y)> places, int a, int b)
    {
        var x = places[a].X + (Sizes[a].Width / 2) - places[b].X - (Sizes[b].Width / 2);
        var y = places[a].Y + (Sizes[a].Height / 2) - places[b].Y - (Sizes[b].Height / 2);
        return Math.Sqrt((x * x) + (y * y));
    }

    /// <summary>The picture that places make.</summary>
    public PackedFrames At((double X, double Y)[] places) =>
        new(
            [.. places],
            Enumerable.Range(0, places.Length).Max(i => places[i].X + Sizes[i].Width),
            Enumerable.Range(0, places.Length).Max(i => places[i].Y + Sizes[i].Height)
        );
}

/// <summary>Two frames whose classes are confused.</summary>
/// <param name="A">A frame, by position.</param>
/// <param name="B">Another.</param>
/// <param name="Weight">The sum of the rates of these confusions.</param>
internal readonly record struct FrameLink(int A, int B, double Weight);

/// <summary>Packed frames.</summary>
/// <param name="Places">The upper left corner of each frame.</param>
/// <param name="Width">The width of the whole.</param>
/// <param name="Height">The height of the whole.</param>
internal sealed record PackedFrames(ImmutableArray<(double X, double Y)> Places, double Width, double Height);
