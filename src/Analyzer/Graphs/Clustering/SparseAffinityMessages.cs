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

    private readonly AlikeResponsibilities alike;
    private readonly TiedSimilarities similarities;
    private bool hasBegun;

    /// <summary>Begins with messages that are all 0.</summary>
    /// <param name="similarity">The similarities; none is below 0.</param>
    /// <param name="preference">What takes the place of those on the diagonal.</param>
    /// <param name="ties">What is added to them.</param>
    /// <param name="damping">How much of a message is kept in each round.</param>
    public SparseAffinityMessages(SparseSimilarity similarity, double preference, TieBreak ties, double damping)
    {
        count = similarity.Count;
        this.damping = damping;
        this.ties = ties;
        (availability, total, blockSupport) = (new double[count], new double[count], new double[count]);
        rows = new SparseAffinityRow[count];
        (order, alike) = (new ColumnOrder(count), new AlikeResponsibilities(count, ties, damping));
        var scratch = new SparseScratch(count);
        largest = new TwoLargest(ties, availability, order, scratch);
        similarities = new TiedSimilarities(rows, ties, scratch);
        for (var i = 0; i < count; i++)
        {
            var neighbours = similarity.NeighboursOf(i);
            rows[i] = new SparseAffinityRow(neighbours.Length + 2);
            rows[i].Add(i, preference + ties.At(i, i), isOwn: true);
            foreach (var (column, value) in neighbours)
            {
                rows[i].Add(column, value + ties.At(i, column));
            }
        }
    }

    /// <summary>The number of rows that had to be written out in full.</summary>
    public int FullRows => rows.Count(row => row.Full is not null);

    /// <inheritdoc/>
    public void Update()
    {
        if (hasBegun)
        {
            UpdateAvailabilities();
            order.Refresh(availability);
        }

        hasBegun = true;
        alike.Begin();
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
        for (var k = 0; k < count && hasBegun; k++)
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
    public int[] Nearest(int[] exemplars) => similarities.Nearest(exemplars);

    /// <inheritdoc/>
    public double[] Sums(int[] members) => similarities.Sums(members);

    /// <inheritdoc/>
    public void Dispose() { }

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
                alike.Remember(i, highest);
                return;
            }

            row.Full = row.InFull(i, ties, availability, alike);
        }

        AffinityRows.UpdateResponsibilities(i, row.Full[0], row.Full[1], row.Full[2], damping, blockSupport);
    }

    private void UpdateResponsibilities(int i, SparseAffinityRow row, int best, double highest, double second)
    {
        var place = row.Columns.IndexOf(best);
        if (place < 0)
        {
            place = row.Add(best, ties.At(i, best), availability[best], alike.Of(i, row, ties.At(i, best)));
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

    private double Damped(double before, double fresh) => (before * damping) + (fresh * (1 - damping));
}
