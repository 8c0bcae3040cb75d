namespace QualityGate.Graphs.Clustering;

/// <summary>
/// Clusters as valleys of a reachability plot: between an area that falls steeply and one that rises steeply (Ankerst et
/// al. 1999, figure 19, with scikit-learn's corrections of definition 11). Their ends are corrected by predecessors
/// (Schubert &amp; Gertz 2018, algorithm 2).
/// </summary>
internal sealed class SteepAreas
{
    private readonly ReachabilityPlot plot;
    private readonly int count;
    private readonly int minimumSamples;
    private readonly double complement;

    // The heights are one more than the plot has: behind its end everything is out of reach, which closes the last valley.
    private readonly double[] height;

    public SteepAreas(ReachabilityPlot plot, double xi, int minimumSamples)
    {
        this.plot = plot;
        this.minimumSamples = minimumSamples;
        count = plot.Order.Length;
        complement = 1 - xi;
        height = [.. plot.Reachability, double.PositiveInfinity];
    }

    /// <summary>The clusters as places in the order, first and last included; smaller ones before those around them.</summary>
    public IReadOnlyList<(int Start, int End)> Clusters()
    {
        var clusters = new List<(int, int)>();
        var falls = new List<Fall>();
        var (next, highest) = (0, 0.0);
        for (var place = 0; place < count; place++)
        {
            if (place < next || !(IsSteepFall(place) || IsSteepRise(place)))
            {
                continue;
            }

            highest = Math.Max(highest, height.AsSpan(next..(place + 1)).ToArray().Max());
            falls = StillOpen(falls, highest);
            if (IsSteepFall(place))
            {
                var end = Extend(place, IsSteepFall, IsRise);
                falls.Add(new Fall(place, end, HighestSince: 0));
                next = end + 1;
            }
            else
            {
                var end = Extend(place, IsSteepRise, IsFall);
                next = end + 1;
                clusters.AddRange(falls.Select(fall => Between(fall, place, end)).OfType<(int, int)>().Reverse());
            }

            highest = height[next];
        }

        return clusters;
    }

    private double Ratio(int place) => height[place] / height[place + 1];

    private bool IsSteepRise(int place) => Ratio(place) <= complement;

    private bool IsSteepFall(int place) => Ratio(place) >= 1 / complement;

    private bool IsRise(int place) => Ratio(place) < 1;

    private bool IsFall(int place) => Ratio(place) > 1;

    // A fall is open as long as nothing since has been as high as its top, less ξ.
    private List<Fall> StillOpen(List<Fall> falls, double highest) =>
        double.IsInfinity(highest)
            ? []
            :
            [
                .. falls
                    .Where(fall => highest <= height[fall.Start] * complement)
                    .Select(fall => fall with { HighestSince = Math.Max(fall.HighestSince, highest) }),
            ];

    // A steep area goes on over flat places, though not over many, and ends where the plot turns.
    private int Extend(int start, Func<int, bool> isSteep, Func<int, bool> turns)
    {
        var (end, flat) = (start, 0);
        for (var place = start; place < count; place++)
        {
            if (isSteep(place))
            {
                (end, flat) = (place, 0);
            }
            else if (turns(place) || ++flat > minimumSamples)
            {
                break;
            }
        }

        return end;
    }

    // The cluster between a fall and a rise (definition 11), if it is one.
    private (int Start, int End)? Between(Fall fall, int riseStart, int riseEnd)
    {
        var (start, end) = (fall.Start, riseEnd);
        var (top, behind) = (height[start], height[end + 1]);
        if (behind * complement < fall.HighestSince)
        {
            return null;
        }

        if (top * complement >= behind)
        {
            while (height[start + 1] > behind && start < fall.End)
            {
                start++;
            }
        }
        else if (behind * complement >= top)
        {
            while (height[end - 1] > top && end > riseStart)
            {
                end--;
            }
        }

        return
            Correct(start, end) is { } corrected
            && corrected.End - corrected.Start + 1 >= minimumSamples
            && corrected.Start <= fall.End
            && corrected.End >= riseStart
            ? corrected
            : null;
    }

    // The last places belong to the valley only when they are below its begin, or were reached from within it.
    private (int Start, int End)? Correct(int start, int end)
    {
        for (; start < end; end--)
        {
            if (height[start] > height[end] || plot.Order.AsSpan(start..end).Contains(plot.Predecessor[end]))
            {
                return (start, end);
            }
        }

        return null;
    }

    /// <summary>An area that falls steeply, and the greatest height between its end and where the search is.</summary>
    private sealed record Fall(int Start, int End, double HighestSince);
}
