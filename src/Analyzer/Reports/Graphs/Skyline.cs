namespace QualityGate.Reports.Graphs;

/// <summary>The lower edge of what is packed so far, from left to right, in steps.</summary>
internal sealed class Skyline(double room)
{
    private readonly List<(double X, double Width, double Y)> steps = [(0, room, 0)];

    /// <summary>Puts a rectangle where it reaches down least, leftmost of several such places.</summary>
    /// <param name="width">Its width, at most the room.</param>
    /// <param name="height">Its height.</param>
    /// <returns>Its upper left corner.</returns>
    public (double X, double Y) Put(double width, double height)
    {
        var (best, bestY) = (0, double.PositiveInfinity);
        for (var at = 0; at < steps.Count && steps[at].X + width <= room; at++)
        {
            var y = TopAt(at, width);
            if (y < bestY)
            {
                (best, bestY) = (at, y);
            }
        }

        var x = steps[best].X;
        Raise(best, x, width, bestY + height);
        return (x, bestY);
    }

    private double TopAt(int at, double width)
    {
        var (top, covered) = (0.0, 0.0);
        for (; covered < width; at++)
        {
            top = Math.Max(top, steps[at].Y);
            covered += steps[at].Width;
        }

        return top;
    }

    private void Raise(int at, double x, double width, double y)
    {
        var end = x + width;
        while (at < steps.Count && steps[at].X + steps[at].Width <= end)
        {
            steps.RemoveAt(at);
        }

        if (at < steps.Count && steps[at].X < end)
        {
            steps[at] = (end, steps[at].X + steps[at].Width - end, steps[at].Y);
        }

        steps.Insert(at, (x, width, y));
        if (at > 0 && steps[at - 1].Y == y)
        {
            steps[at - 1] = (steps[at - 1].X, steps[at - 1].Width + width, y);
            steps.RemoveAt(at);
        }
    }
}
