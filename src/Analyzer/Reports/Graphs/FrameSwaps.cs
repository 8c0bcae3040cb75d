namespace QualityGate.Reports.Graphs;

/// <summary>Swaps frames of a picture that fit into each other's places, while that brings confused frames nearer to each other.</summary>
internal sealed class FrameSwaps
{
    private const int MostFrames = 400;
    private const int Rounds = 5;
    private const double LeastGain = 1e-9;

    private readonly FrameSet frames;
    private readonly (double X, double Y)[] places;
    private readonly Box whole;

    private FrameSwaps(FrameSet frames, PackedFrames packed)
    {
        (this.frames, places) = (frames, [.. packed.Places]);
        whole = new Box(0, 0, packed.Width, packed.Height);
    }

    /// <summary>Improves a picture, which stays within its bounds.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="packed">A picture of them.</param>
    public static PackedFrames Improve(FrameSet frames, PackedFrames packed) =>
        frames.Sizes.Count is < 2 or > MostFrames || frames.Links.Count == 0 ? packed : new FrameSwaps(frames, packed).Improve();

    private PackedFrames Improve()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var hasChanged = false;
            for (var frame = 0; frame < places.Length; frame++)
            {
                hasChanged |= SwapWithBest(frame);
            }

            if (!hasChanged)
            {
                break;
            }
        }

        return frames.At(places);
    }

    private bool SwapWithBest(int frame)
    {
        var (best, most) = (-1, LeastGain);
        for (var other = 0; other < places.Length; other++)
        {
            if (other != frame)
            {
                var before = Ways(frame) + Ways(other);
                Swap(frame, other);
                var gain = before - Ways(frame) - Ways(other);
                if (gain > most && Fits(frame) && Fits(other))
                {
                    (best, most) = (other, gain);
                }

                Swap(frame, other);
            }
        }

        if (best >= 0)
        {
            Swap(frame, best);
        }

        return best >= 0;
    }

    private double Ways(int frame)
    {
        var sum = 0.0;
        foreach (var link in frames.LinksOf(frame))
        {
            sum += link.Weight * frames.Way(places, frame, link.B);
        }

        return sum;
    }

    private void Swap(int a, int b) => (places[a], places[b]) = (places[b], places[a]);

    // True for a frame that lies within the picture, and on no other.
    private bool Fits(int frame)
    {
        var box = BoxOf(frame, 0);
        if (box.Right > whole.Right || box.Bottom > whole.Bottom)
        {
            return false;
        }

        var roomy = BoxOf(frame, frames.Gap);
        for (var other = 0; other < places.Length; other++)
        {
            if (other != frame && roomy.Overlaps(BoxOf(other, frames.Gap)))
            {
                return false;
            }
        }

        return true;
    }

    private Box BoxOf(int frame, double gap) =>
        new(places[frame].X, places[frame].Y, frames.Sizes[frame].Width + gap, frames.Sizes[frame].Height + gap);
}
