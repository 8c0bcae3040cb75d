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
    private readonly SparseAffinityRows rows;
    private readonly ColumnOrder order;
    private readonly TwoLargest largest;

    // For each row, an upper limit of the responsibility of each class that is not held; that itself where no ties are broken.
    private readonly double[] ofOthers;

    // The messages to all classes of rows in which some are held that were alike; null until then.
    private readonly double[][]?[] full;

    // The availability of each column for all rows that hold none of their own.
    private readonly double[] availability;
    private double[] total;
    private double[] before;
    private readonly double[] blockSupport;

    private readonly AlikeResponsibilities alike;
    private readonly TiedSimilarities similarities;

    /// <summary>Begins with messages that are all 0.</summary>
    /// <param name="similarity">The similarities; none is below 0.</param>
    /// <param name="preference">The value that takes the place of the similarities on the diagonal.</param>
    /// <param name="ties">Tiny numbers, added to the similarities.</param>
    /// <param name="damping">How much of a message is kept in each round.</param>
    public SparseAffinityMessages(SparseSimilarity similarity, double preference, TieBreak ties, double damping)
    {
        count = similarity.Count;
        this.damping = damping;
        this.ties = ties;
        (availability, total, before, blockSupport) = (new double[count], new double[count], new double[count], new double[count]);
        (ofOthers, full) = (new double[count], new double[count][][]);
        rows = new SparseAffinityRows([.. Enumerable.Range(0, count).Select(i => similarity.NeighboursOf(i).Length + 1)]);
        (order, alike) = (new ColumnOrder(count), new AlikeResponsibilities(count, ties, damping));
        largest = new TwoLargest(ties, availability, order, rows);
        similarities = new TiedSimilarities(rows, ties);
        for (var i = 0; i < count; i++)
        {
            rows.Add(i, i, preference + ties.At(i, i));
            foreach (var (column, value) in similarity.NeighboursOf(i))
            {
                rows.Add(i, column, value + ties.At(i, column));
            }
        }
    }

    /// <summary>The number of rows that had to be written out in full.</summary>
    public int FullRows => full.Count(row => row is not null);

    /// <inheritdoc/>
    /// <remarks>In the first round all messages are 0, and stay so until there are responsibilities.</remarks>
    public void Update()
    {
        for (var k = 0; k < count; k++)
        {
            availability[k] = Damped(availability[k], Math.Min(total[k], 0));
        }

        order.Refresh(availability);
        alike.Begin();
        (total, before) = (before, total);
        total.AsSpan().Clear();
        for (var first = 0; first < count; first += AffinityMessages.BlockRows)
        {
            blockSupport.AsSpan().Clear();
            for (var i = first; i < Math.Min(count, first + AffinityMessages.BlockRows); i++)
            {
                Update(i);
            }

            TensorPrimitives.Add(total, blockSupport, total);
        }
    }

    /// <inheritdoc/>
    public double[] Confidence()
    {
        var confidence = new double[count];
        for (var k = 0; k < count; k++)
        {
            var (a, r) = full[k] is [_, var fullA, var fullR] ? (fullA[k], fullR[k]) : (rows.Availability(k)[0], rows.Responsibility(k)[0]);
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

    private void Update(int i)
    {
        if (full[i] is null)
        {
            var sums = largest.Of(i, before, damping);
            var others = Damped(ofOthers[i], ties.Most - sums.Highest);
            if (others <= 0)
            {
                var place = sums.Place < 0 ? Hold(i, sums.Outside) : sums.Place;
                rows.Vectors(i).UpdateResponsibilities(place, sums.Highest, sums.Second, damping, blockSupport);
                ofOthers[i] = others;
                alike.Remember(i, sums.Highest);
                return;
            }

            full[i] = InFull(i);
        }
        else
        {
            AffinityRows.UpdateAvailabilities(i, full[i]![1], full[i]![2], before, damping);
        }

        if (full[i] is [var s, var a, var r])
        {
            AffinityRows.UpdateResponsibilities(i, s, a, r, damping, blockSupport);
        }
    }

    private int Hold(int i, int column) =>
        rows.Add(i, column, ties.At(i, column), availability[column], alike.Of(i, ofOthers[i], ties.At(i, column)));

    // Similarities, availabilities and responsibilities of all classes as they would be, had each been held from the start.
    private double[][] InFull(int i)
    {
        var (s, a, r) = (new double[count], availability.ToArray(), new double[count]);
        for (var k = 0; k < count; k++)
        {
            s[k] = ties.At(i, k);
            r[k] = alike.Of(i, ofOthers[i], s[k]);
        }

        for (var at = 0; at < rows.Columns(i).Length; at++)
        {
            var k = rows.Columns(i)[at];
            (s[k], a[k], r[k]) = (rows.Similarity(i)[at], rows.Availability(i)[at], rows.Responsibility(i)[at]);
        }

        return [s, a, r];
    }

    private double Damped(double before, double fresh) => (before * damping) + (fresh * (1 - damping));
}
