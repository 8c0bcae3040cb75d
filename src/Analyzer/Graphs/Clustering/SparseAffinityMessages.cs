using System.Numerics.Tensors;
using QualityGate.Similarity;

namespace QualityGate.Graphs.Clustering;

/// <summary>
/// The messages of affinity propagation where most pairs of classes are not similar at all: the same numbers as
/// <see cref="AffinityMessages"/> gives, to the last bit, without the n² messages.
/// </summary>
/// <remarks>
/// A class sends the same responsibility to all classes that are not similar to it, but to one that is its best: they differ in what is
/// added to break ties at most. It is not above 0 where the class is good for something, because its availability to itself is at least 0
/// and so is the preference. A class has the same availability to all whose responsibility for it has never been above 0. So one number
/// a row and one a column stand for all those messages. A row in which a responsibility could rise above 0 is written out in full.
/// </remarks>
internal sealed class SparseAffinityMessages : IAffinityMessages
{
    private readonly int count;
    private readonly double damping;
    private readonly TieBreak ties;
    private readonly SparseAffinityRow[] rows;
    private readonly ColumnOrder order;
    private readonly TwoLargest largest;

    // The availability of each column for all rows that hold none of their own.
    private readonly double[] availability;
    private readonly double[] total;
    private readonly double[] blockSupport;

    // For each round, the largest sum of each row: all that messages which are not held rest on.
    private readonly List<double[]> rounds = [];
    private readonly SparseScratch scratch;

    /// <summary>Begins with messages that are all 0.</summary>
    /// <param name="similarities">The similarities; none is below 0.</param>
    /// <param name="preference">What takes the place of those on the diagonal.</param>
    /// <param name="ties">What is added to them.</param>
    /// <param name="damping">How much of a message is kept in each round.</param>
    public SparseAffinityMessages(SparseSimilarity similarities, double preference, TieBreak ties, double damping)
    {
        count = similarities.Count;
        this.damping = damping;
        this.ties = ties;
        (availability, total, blockSupport) = (new double[count], new double[count], new double[count]);
        (order, scratch) = (new ColumnOrder(count), new SparseScratch(count));
        largest = new TwoLargest(ties, availability, order, scratch);
        rows = new SparseAffinityRow[count];
        for (var i = 0; i < count; i++)
        {
            var neighbours = similarities.NeighboursOf(i);
            rows[i] = new SparseAffinityRow(neighbours.Length + 2);
            rows[i].Add(i, preference + ties.At(i, i), isOwn: true);
            foreach (var (column, similarity) in neighbours)
            {
                rows[i].Add(column, similarity + ties.At(i, column));
            }
        }
    }

    /// <summary>The number of rows that had to be written out in full.</summary>
    public int FullRows => rows.Count(row => row.Full is not null);

    /// <inheritdoc/>
    public void Update()
    {
        if (rounds.Count > 0)
        {
            UpdateAvailabilities();
            order.Refresh(availability);
        }

        rounds.Add(ties.IsWanted ? new double[count] : []);
        total.AsSpan().Clear();
        for (var first = 0; first < count; first += AffinityMessages.BlockRows)
        {
            blockSupport.AsSpan().Clear();
            for (var i = first; i < Math.Min(count, first + AffinityMessages.BlockRows); i++)
            {
                UpdateResponsibilities(i, rows[i]);
            }

            TensorPrimitives.Add(total, blockSupport, total);
        }
    }

    /// <inheritdoc/>
    public double[] Confidence()
    {
        var confidence = new double[count];
        for (var k = 0; k < count && rounds.Count > 0; k++)
        {
            var row = rows[k];
            var (a, r) = row.Full is [_, var fullA, var fullR]
                ? (fullA[k], fullR[k])
                : (row.Availability[row.Own], row.Responsibility[row.Own]);
            confidence[k] = AffinityRows.Own(a, r, total[k], damping) + r;
        }

        return confidence;
    }

    /// <inheritdoc/>
    public int[] Nearest(int[] exemplars)
    {
        var placeOf = new int[count];
        Array.Fill(placeOf, -1);
        for (var place = 0; place < exemplars.Length; place++)
        {
            placeOf[exemplars[place]] = place;
        }

        return [.. Enumerable.Range(0, count).Select(i => NearestOf(i, exemplars, placeOf))];
    }

    /// <inheritdoc/>
    public double[] Sums(int[] members)
    {
        var sums = new double[members.Length];
        foreach (var i in members)
        {
            scratch.Hold(rows[i]);
            for (var k = 0; k < members.Length; k++)
            {
                sums[k] += scratch.Similarity(i, members[k], ties);
            }
        }

        return sums;
    }

    /// <inheritdoc/>
    public void Dispose() { }

    private int NearestOf(int i, int[] exemplars, int[] placeOf)
    {
        var (best, highest) = (-1, double.NegativeInfinity);
        var columns = rows[i].Columns;
        var s = rows[i].Similarity;
        for (var at = 0; at < columns.Length; at++)
        {
            var place = placeOf[columns[at]];
            if (place >= 0 && (s[at] > highest || (s[at] == highest && place < best)))
            {
                (best, highest) = (place, s[at]);
            }
        }

        if (highest > ties.Most)
        {
            return best;
        }

        scratch.Hold(rows[i]);
        var nearest = 0;
        for (var k = 1; k < exemplars.Length; k++)
        {
            nearest =
                scratch.Similarity(i, exemplars[k], ties) > scratch.Similarity(i, exemplars[nearest], ties) ? k : nearest;
        }

        return nearest;
    }

    private void UpdateAvailabilities()
    {
        for (var k = 0; k < count; k++)
        {
            availability[k] = Damped(availability[k], Math.Min(total[k], 0));
        }

        for (var i = 0; i < count; i++)
        {
            var row = rows[i];
            if (row.Full is [_, var fullA, var fullR])
            {
                AffinityRows.UpdateAvailabilities(i, fullA, fullR, total, damping);
                continue;
            }

            var columns = row.Columns;
            var a = row.Availability;
            var r = row.Responsibility;
            var ownBefore = a[row.Own];
            for (var at = 0; at < columns.Length; at++)
            {
                a[at] = Damped(a[at], Math.Min(total[columns[at]] - Math.Max(r[at], 0), 0));
            }

            a[row.Own] = AffinityRows.Own(ownBefore, r[row.Own], total[i], damping);
        }
    }

    private void UpdateResponsibilities(int i, SparseAffinityRow row)
    {
        if (row.Full is null)
        {
            var (best, highest, second) = largest.Of(i, row);
            var ofOthers = Damped(row.OfOthers, ties.Most - highest);
            if (ofOthers <= 0)
            {
                UpdateResponsibilities(i, row, best, highest, second);
                row.OfOthers = ofOthers;
                if (ties.IsWanted)
                {
                    rounds[^1][i] = highest;
                }

                return;
            }

            row.Full = InFull(i, row);
        }

        AffinityRows.UpdateResponsibilities(i, row.Full[0], row.Full[1], row.Full[2], damping, blockSupport);
    }

    private void UpdateResponsibilities(int i, SparseAffinityRow row, int best, double highest, double second)
    {
        var place = row.Columns.IndexOf(best);
        if (place < 0)
        {
            place = row.Add(best, ties.At(i, best), availability[best], Responsibility(i, row, ties.At(i, best)));
        }

        var columns = row.Columns;
        var s = row.Similarity;
        var r = row.Responsibility;
        var bestBefore = r[place];
        for (var at = 0; at < columns.Length; at++)
        {
            r[at] = Damped(r[at], s[at] - highest);
            if (r[at] > 0 && at != place && at != row.Own)
            {
                blockSupport[columns[at]] += r[at];
            }
        }

        r[place] = Damped(bestBefore, s[place] - second);
        blockSupport[i] += r[row.Own];
        blockSupport[best] += place == row.Own ? 0 : Math.Max(r[place], 0);
    }

    // The messages to all classes as they would be, had each been held from the start.
    private double[][] InFull(int i, SparseAffinityRow row)
    {
        var (s, a, r) = (new double[count], new double[count], new double[count]);
        for (var k = 0; k < count; k++)
        {
            s[k] = ties.At(i, k);
            r[k] = Responsibility(i, row, s[k]);
        }

        availability.CopyTo(a, 0);
        for (var at = 0; at < row.Count; at++)
        {
            var k = row.Columns[at];
            (s[k], a[k], r[k]) = (row.Similarity[at], row.Availability[at], row.Responsibility[at]);
        }

        return [s, a, r];
    }

    // A responsibility of a row that has not been held until this round.
    private double Responsibility(int i, SparseAffinityRow row, double s)
    {
        if (!ties.IsWanted)
        {
            return row.OfOthers;
        }

        var r = 0.0;
        for (var round = 0; round < rounds.Count - 1; round++)
        {
            r = Damped(r, s - rounds[round][i]);
        }

        return r;
    }

    private double Damped(double before, double fresh) => (before * damping) + (fresh * (1 - damping));
}
