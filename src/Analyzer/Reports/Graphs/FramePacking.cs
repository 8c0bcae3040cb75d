namespace QualityGate.Reports.Graphs;

/// <summary>
/// Packs frames into a picture of pleasant proportions, frames that are confused near each other. Several ways are tried, since how well
/// frames fit beside each other hangs on widths and orders; then the best is improved while that costs little.
/// </summary>
internal static class FramePacking
{
    private const int Tries = 8;

    // The more frames, the fewer ways are tried: each takes as many steps as the square of the frames.
    private const int Many = 1000;

    private static readonly double[] Pulls = [0, 1, 3, 8];

    /// <summary>Packs.</summary>
    /// <param name="frames">The frames.</param>
    /// <returns>The best picture that was found; the same for the same frames.</returns>
    public static PackedFrames Pack(FrameSet frames)
    {
        if (frames.Sizes.Count == 0)
        {
            return new PackedFrames([], 0, 0);
        }

        var isLarge = frames.Sizes.Count > Many;
        var pulls =
            frames.Links.Count == 0 ? [0]
            : isLarge ? [3]
            : Pulls;
        var tries =
            frames.Sizes.Count == 1 ? 1
            : isLarge ? 3
            : Tries;
        var packed = frames.Rooms(tries).SelectMany(room => pulls.Select(pull => BestFit.Pack(frames, room, pull))).MinBy(frames.Cost)!;
        return FrameSwaps.Improve(frames, FrameOrders.Improve(frames, packed));
    }
}
