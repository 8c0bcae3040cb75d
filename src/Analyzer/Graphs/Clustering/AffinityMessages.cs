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
internal sealed class AffinityMessages : IDisposable
{
    private const int BlockRows = 64;
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
    /// <param name="damping">How much of a message is kept in each round.</param>
    public AffinityMessages(SimilarityMatrix similarities, double damping)
    {
        count = similarities.Count;
        this.damping = damping;
        similarity = ArrayPool<double>.Shared.Rent(count * count);
        similarities.CopyTo(similarity);
        availability = RentCleared(count * count);
        responsibility = RentCleared(count * count);
        support = [.. Enumerable.Range(0, (count + BlockRows - 1) / BlockRows).Select(_ => new double[count])];
    }

    /// <summary>The similarities, count × count; to be changed before the first round only.</summary>
    public Span<double> Similarities => similarity.AsSpan(0, count * count);

    /// <summary>One round: new responsibilities from the availabilities, and the support from which those are renewed.</summary>
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

    /// <summary>For each class, whether it is its own best exemplar: a(k, k) + r(k, k) > 0.</summary>
    public bool[] IsExemplar()
    {
        var isExemplar = new bool[count];
        for (var k = 0; k < count && total is not null; k++)
        {
            var r = responsibility[(k * count) + k];
            isExemplar[k] = OwnAvailability(availability[(k * count) + k], r, total[k]) + r > 0;
        }

        return isExemplar;
    }

    /// <summary>The classes that are exemplars, ascending.</summary>
    public int[] Exemplars()
    {
        var isExemplar = IsExemplar();
        return [.. Enumerable.Range(0, count).Where(k => isExemplar[k])];
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
                UpdateAvailabilities(i, a, r, total);
            }

            UpdateResponsibilities(i, s, a, r, blockSupport);
        }
    }

    // r(i, k) = s(i, k) - max over k' != k of (a(i, k') + s(i, k')); what remains positive of it, and all of r(k, k),
    // supports k. The maximum is the same for all k but the one that attains it.
    private void UpdateResponsibilities(int i, Span<double> s, Span<double> a, Span<double> r, double[] blockSupport)
    {
        var (best, highest, second) = AffinityKernels.TwoLargestSums(a, s);
        var (bestBefore, bestSupport, ownSupport) = (r[best], blockSupport[best], blockSupport[i]);

        AffinityKernels.UpdateResponsibilities(r, s, highest, damping, blockSupport);
        r[best] = (damping * bestBefore) + ((1 - damping) * (s[best] - second));
        blockSupport[best] = bestSupport + Math.Max(r[best], 0);
        blockSupport[i] = ownSupport + r[i];
    }

    // a(i, k) = min(0, support of k without i's own share); a(k, k) is the support of k without r(k, k), whatever its sign.
    private void UpdateAvailabilities(int i, Span<double> a, Span<double> r, double[] supportOfAll)
    {
        var ownBefore = a[i];
        AffinityKernels.UpdateAvailabilities(a, r, supportOfAll, damping);
        a[i] = OwnAvailability(ownBefore, r[i], supportOfAll[i]);
    }

    private double OwnAvailability(double before, double responsibility, double supportOfIt) =>
        (damping * before) + ((1 - damping) * (supportOfIt - responsibility));

    private Span<double> Row(double[] matrix, int i) => matrix.AsSpan(i * count, count);
}
