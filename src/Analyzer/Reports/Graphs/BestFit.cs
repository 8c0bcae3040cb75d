namespace QualityGate.Reports.Graphs;

/// <summary>
/// Packs frames from the top downwards: the highest gap is filled next, by the frame that fits it well and is confused with frames near it.
/// </summary>
internal sealed class BestFit
{
    // A way at which a confusion pulls half as much as at none.
    private const double Near = 200;

    private readonly FrameSet frames;
    private readonly double pull;
    private readonly double tallest;
    private readonly List<(double X, double Width, double Y)> steps;
    private readonly (double X, double Y)[] places;
    private readonly bool[] isPlaced;

    // True for a frame that is linked to one that is placed.
    private readonly bool[] isPulled;

    private BestFit(FrameSet frames, double room, double pull)
    {
        (this.frames, this.pull) = (frames, pull);
        tallest = frames.Sizes.Max(size => size.Height) + frames.Gap;
        steps = [(0, room, 0)];
        (places, isPlaced) = (new (double X, double Y)[frames.Sizes.Count], new bool[frames.Sizes.Count]);
        isPulled = new bool[frames.Sizes.Count];
    }

    /// <summary>Packs.</summary>
    /// <param name="frames">The frames, at least one.</param>
    /// <param name="room">The width that they have, with a gap at its right.</param>
    /// <param name="pull">How much confusions count against a good fit; 0 for not at all.</param>
    public static PackedFrames Pack(FrameSet frames, double room, double pull) => new BestFit(frames, room, pull).Pack();

    private PackedFrames Pack()
    {
        // The tallest first: of several frames that are as good, the first is taken.
        List<int> left =
        [
            .. Enumerable
                .Range(0, frames.Sizes.Count)
                .OrderByDescending(i => frames.Sizes[i].Height)
                .ThenByDescending(i => frames.Sizes[i].Width)
                .ThenBy(i => i),
        ];
        while (left.Count > 0)
        {
            var gap = Highest();
            var best = Best(left, gap);
            if (best < 0)
            {
                Close(gap);
            }
            else
            {
                Put(left[best], gap);
                left.RemoveAt(best);
            }
        }

        return frames.At(places);
    }

    private int Highest()
    {
        var highest = 0;
        for (var step = 1; step < steps.Count; step++)
        {
            highest = steps[step].Y < steps[highest].Y ? step : highest;
        }

        return highest;
    }

    // The position in the list of the frame that is best in a gap; −1 where none is narrow enough.
    private int Best(List<int> left, int gap)
    {
        var (best, most) = (-1, double.NegativeInfinity);
        for (var at = 0; at < left.Count; at++)
        {
            var (width, height) = SizeOf(left[at]);
            if (width <= steps[gap].Width)
            {
                var worth = Fit(gap, width, height) + (pull > 0 && isPulled[left[at]] ? pull * Pull(left[at], gap) : 0);
                (best, most) = worth > most ? (at, worth) : (best, most);
            }
        }

        return best;
    }

    private double Fit(int gap, double width, double height)
    {
        var isFilled = steps[gap].Width - width < 2 * frames.Gap;
        var isEven = gap > 0 && Math.Abs(steps[gap - 1].Y - (steps[gap].Y + height)) < frames.Gap;
        return (height / tallest) + (isFilled ? 0.3 : 0) + (isEven ? 0.2 : 0);
    }

    private double Pull(int frame, int gap)
    {
        places[frame] = (steps[gap].X, steps[gap].Y);
        var sum = 0.0;
        foreach (var link in frames.LinksOf(frame))
        {
            if (isPlaced[link.B])
            {
                sum += link.Weight / frames.Heaviest * Near / (Near + frames.Way(places, frame, link.B));
            }
        }

        return sum;
    }

    private void Put(int frame, int gap)
    {
        var ((x, room, y), (width, height)) = (steps[gap], SizeOf(frame));
        places[frame] = (x, y);
        isPlaced[frame] = true;
        foreach (var link in frames.LinksOf(frame))
        {
            isPulled[link.B] = true;
        }

        steps[gap] = (x, width, y + height);
        if (room > width)
        {
            steps.Insert(gap + 1, (x + width, room - width, y));
        }

        Join(gap);
    }

    // Nothing is narrow enough for the gap: it is lost up to the nearer of its neighbours.
    private void Close(int gap)
    {
        var before = gap > 0 ? steps[gap - 1].Y : double.PositiveInfinity;
        var after = gap + 1 < steps.Count ? steps[gap + 1].Y : double.PositiveInfinity;
        steps[gap] = steps[gap] with { Y = Math.Min(before, after) };
        Join(gap);
    }

    // Makes one step of neighbours at the same height.
    private void Join(int at)
    {
        if (at + 1 < steps.Count && steps[at + 1].Y == steps[at].Y)
        {
            steps[at] = steps[at] with { Width = steps[at].Width + steps[at + 1].Width };
            steps.RemoveAt(at + 1);
        }

        if (at > 0 && steps[at - 1].Y == steps[at].Y)
        {
            steps[at - 1] = steps[at - 1] with { Width = steps[at - 1].Width + steps[at].Width };
            steps.RemoveAt(at);
        }
    }

    private (double Width, double Height) SizeOf(int frame) =>
        (frames.Sizes[frame].Width + frames.Gap, frames.Sizes[frame].Height + frames.Gap);
}
