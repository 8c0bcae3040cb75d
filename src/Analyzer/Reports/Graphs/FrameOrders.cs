namespace QualityGate.Reports.Graphs;

/// <summary>
/// Looks for a better picture of a few frames: they are packed in one order after another, each a small change of the best so far, or of
/// one a little worse, so that the search does not end at the first hill.
/// </summary>
internal static class FrameOrders
{
    private const int MostFrames = 40;
    private const int Placements = 60_000;
    private const double Tolerance = 0.015;

    /// <summary>Improves a picture.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="packed">A picture of them.</param>
    /// <returns>A better one, or the same.</returns>
    public static PackedFrames Improve(FrameSet frames, PackedFrames packed)
    {
        var count = frames.Sizes.Count;
        if (count is < 2 or > MostFrames)
        {
            return packed;
        }

        var (rooms, steps) = (frames.Rooms(8).Distinct().ToArray(), Placements / count);
        int[] order = [.. Enumerable.Range(0, count).OrderBy(i => packed.Places[i].Y).ThenBy(i => packed.Places[i].X)];
        var (room, best, least, chance) = (0, packed, frames.Cost(packed), new Lot());
        var cost = frames.Cost(Pack(frames, order, rooms[room]));
        for (var step = 0; step < steps; step++)
        {
            var (changed, other) = ((int[])order.Clone(), chance.Below(10) == 0 ? chance.Below(rooms.Length) : room);
            Change(changed, chance);
            var candidate = Pack(frames, changed, rooms[other]);
            var found = frames.Cost(candidate);
            if (found < cost + (Tolerance * (steps - step) / steps * chance.Below(1000) / 1000))
            {
                (order, room, cost) = (changed, other, found);
                (best, least) = found < least ? (candidate, found) : (best, least);
            }
        }

        return best;
    }

    // Swaps two frames of an order, or takes one out and puts it elsewhere.
    private static void Change(int[] order, Lot chance)
    {
        var (from, to) = (chance.Below(order.Length), chance.Below(order.Length));
        var moved = order[from];
        if (chance.Below(2) == 0)
        {
            (order[from], order[to]) = (order[to], moved);
            return;
        }

        Array.Copy(order, from + 1, order, from, order.Length - from - 1);
        Array.Copy(order, to, order, to + 1, order.Length - to - 1);
        order[to] = moved;
    }

    private static PackedFrames Pack(FrameSet frames, int[] order, double room)
    {
        var (places, skyline) = (new (double X, double Y)[order.Length], new Skyline(room));
        foreach (var i in order)
        {
            places[i] = skyline.Put(frames.Sizes[i].Width + frames.Gap, frames.Sizes[i].Height + frames.Gap);
        }

        return frames.At(places);
    }

    // Numbers that look drawn by lot and are the same on every machine.
    private sealed class Lot
    {
        private uint state = 2_463_534_242;

        public int Below(int count)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (int)(state % (uint)count);
        }
    }
}
