using System.Buffers;
using System.Numerics.Tensors;
using QualityGate.Similarity;

namespace QualityGate.Graphs.Clustering;

/// <summary>
/// The two kinds of messages of affinity propagation. r(i, k), the responsibility, is how well k would serve as exemplar of
/// i against all others; a(i, k), the availability, is how much support k has from the rest. Rows are worked on in blocks
/// of a fixed size, whose sums are added in order, so that the number of threads changes no bit.
/// </summary>
/// <remarks>
/// Memory traffic bounds the speed: how often the matrices go through memory. New availabilities of a row need the support
/// that the round gathered from all rows, but new responsibilities only the row's own availabilities: so a round's availabilities
/// are written when the next one comes to their row.
/// </remarks>
internal sealed class AffinityMessages : IAffinityMessages
{
    /// <summary>The number of rows whose support is added up before it is added to that of others.</summary>
    public const int BlockRows = 64;

    private const int FewestBlocks = 4;

    private readonly int count;
    private readonly double damping;

    // Rented: a bootstrap clusters a thousand times, and fresh memory of this size costs more than several rounds.
    private readonly double[] similarity;
    private readonly double[] availability;
    private readonly double[] responsibility;
    private readonly double[][] support;
    private double[]? total;

    /// <summary>Begins with messages that are all 0.</summary>
    /// <param name="similarities">The similarities, which are copied.</param>
    /// <param name="preference">The value that takes the place of the similarities on the diagonal.</param>
    /// <param name="ties">Tiny numbers, added to the similarities.</param>
    /// <param name="damping">How much of a message is kept in each round.</param>
    public AffinityMessages(SimilarityMatrix similarities, double preference, TieBreak ties, double damping)
    {
        count = similarities.Count;
        this.damping = damping;
        similarity = ArrayPool<double>.Shared.Rent(count * count);
        similarities.CopyTo(similarity);
        for (var i = 0; i < count; i++)
        {
            similarity[(i * count) + i] = preference;
            for (var k = 0; ties.IsWanted && k < count; k++)
            {
                similarity[(i * count) + k] += ties.At(i, k);
            }
        }

        availability = RentCleared(count * count);
        responsibility = RentCleared(count * count);
        support = [.. Enumerable.Range(0, (count + BlockRows - 1) / BlockRows).Select(_ => new double[count])];
    }

    /// <inheritdoc/>
    public void Update()
    {
        if (support.Length < FewestBlocks)
        {
            // Waking threads up would take longer than the work does.
            for (var block = 0; block < support.Length; block++)
            {
                Update(block);
            }
        }
        else
        {
            Parallel.For(0, support.Length, Update);
        }

        var sum = new double[count];
        foreach (var block in support)
        {
            TensorPrimitives.Add(sum, block, sum);
        }

        total = sum;
    }

    /// <inheritdoc/>
    public double[] Confidence()
    {
        var confidence = new double[count];
        for (var k = 0; k < count && total is not null; k++)
        {
            var r = responsibility[(k * count) + k];
            confidence[k] = AffinityRows.Own(availability[(k * count) + k], r, total[k], damping) + r;
        }

        return confidence;
    }

    /// <inheritdoc/>
    public int[] Nearest(int[] exemplars)
    {
        var nearest = new int[count];
        for (var i = 0; i < count; i++)
        {
            var s = Row(similarity, i);
            for (var k = 1; k < exemplars.Length; k++)
            {
                if (s[exemplars[k]] > s[exemplars[nearest[i]]])
                {
                    nearest[i] = k;
                }
            }
        }

        return nearest;
    }

    /// <inheritdoc/>
    public double[] Sums(int[] members)
    {
        var sums = new double[members.Length];
        foreach (var i in members)
        {
            var s = Row(similarity, i);
            for (var k = 0; k < members.Length; k++)
            {
                sums[k] += s[members[k]];
            }
        }

        return sums;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(similarity);
        ArrayPool<double>.Shared.Return(availability);
        ArrayPool<double>.Shared.Return(responsibility);
    }

    private static double[] RentCleared(int length)
    {
        var array = ArrayPool<double>.Shared.Rent(length);
        array.AsSpan(0, length).Clear();
        return array;
    }

    private void Update(int block)
    {
        var blockSupport = support[block];
        blockSupport.AsSpan().Clear();
        for (var i = block * BlockRows; i < Math.Min(count, (block + 1) * BlockRows); i++)
        {
            var s = Row(similarity, i);
            var a = Row(availability, i);
            var r = Row(responsibility, i);
            if (total is not null)
            {
                AffinityRows.UpdateAvailabilities(i, a, r, total, damping);
            }

            AffinityRows.UpdateResponsibilities(i, s, a, r, damping, blockSupport);
        }
    }

    private Span<double> Row(double[] matrix, int i) => matrix.AsSpan(i * count, count);
}
