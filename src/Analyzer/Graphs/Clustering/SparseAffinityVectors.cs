using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace QualityGate.Graphs.Clustering;

/// <summary>
/// The inner loops of sparse affinity propagation over one row of <see cref="SparseAffinityRows"/>. All their operations are by element,
/// in the order of <see cref="AffinityKernels"/>, so the width of the registers changes no bit.
/// </summary>
internal readonly ref struct SparseAffinityVectors(
    ReadOnlySpan<int> columns,
    ReadOnlySpan<double> similarity,
    Span<double> availability,
    Span<double> responsibility
)
{
    private readonly ReadOnlySpan<int> columns = columns;
    private readonly ReadOnlySpan<double> similarity = similarity;
    private readonly Span<double> availability = availability;
    private readonly Span<double> responsibility = responsibility;

    /// <summary>
    /// a = damping · a + (1 − damping) · min(0, total − max(r, 0)); of the class itself, without min and max. Then the largest and the
    /// second largest of a + s, and the first place of the largest.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (int Place, double Highest, double Second) RenewAvailabilities(ReadOnlySpan<double> total, double damping)
    {
        var own = AffinityRows.Own(availability[0], responsibility[0], total[columns[0]], damping);
        var a = MemoryMarshal.Cast<double, Vector256<double>>(availability);
        var r = Vectors(responsibility)[..a.Length];
        var s = Vectors(similarity)[..a.Length];
        var first = Vector256.Create(double.NegativeInfinity);
        var second = first;
        for (var v = 0; v < a.Length; v++)
        {
            var of = columns.Slice(4 * v, 4);
            var support = Vector256.Create(total[of[0]], total[of[1]], total[of[2]], total[of[3]]);
            var fresh = Vector256.MinNative(support - Vector256.MaxNative(r[v], Vector256<double>.Zero), Vector256<double>.Zero);
            var renewed = (a[v] * damping) + (fresh * (1 - damping));
            renewed = v == 0 ? renewed.WithElement(0, own) : renewed;
            a[v] = renewed;
            var sum = renewed + s[v];
            second = Vector256.MaxNative(second, Vector256.MinNative(first, sum));
            first = Vector256.MaxNative(first, sum);
        }

        var (highest, next) = TwoLargest(first, second);
        return (PlaceOf(highest, a, s), highest, next);
    }

    /// <summary>
    /// r = damping · r + (1 − damping) · (s − highest), for the best against the second; what remains positive of it, and all of r(i, i),
    /// supports its column.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void UpdateResponsibilities(int place, double highest, double second, double damping, Span<double> support)
    {
        var r = MemoryMarshal.Cast<double, Vector256<double>>(responsibility);
        var s = Vectors(similarity)[..r.Length];
        var best = (responsibility[place] * damping) + ((similarity[place] - second) * (1 - damping));
        for (var v = 0; v < r.Length; v++)
        {
            r[v] = (r[v] * damping) + ((s[v] - Vector256.Create(highest)) * (1 - damping));
            var supports = Vector256.GreaterThan(r[v], Vector256<double>.Zero).ExtractMostSignificantBits();
            supports &= v == 0 ? ~1u : ~0u;
            supports &= v == place >> 2 ? ~(1u << (place & 3)) : ~0u;
            for (; supports != 0; supports &= supports - 1)
            {
                var at = (4 * v) + BitOperations.TrailingZeroCount(supports);
                support[columns[at]] += responsibility[at];
            }
        }

        responsibility[place] = best;
        support[columns[place]] += place == 0 ? 0 : double.MaxNative(best, 0);
        support[columns[0]] += responsibility[0];
    }

    // Without branches, which would be taken at random.
    private static (double Highest, double Second) TwoLargest(Vector256<double> first, Vector256<double> second)
    {
        var (low, high) = (first.GetLower(), first.GetUpper());
        var most = Vector128.MaxNative(low, high);
        var next = Vector128.MaxNative(Vector128.MinNative(low, high), Vector128.MaxNative(second.GetLower(), second.GetUpper()));
        var other = Vector128.Shuffle(most, Vector128.Create(1L, 0));
        next = Vector128.MaxNative(next, Vector128.Shuffle(next, Vector128.Create(1L, 0)));
        return (Vector128.MaxNative(most, other)[0], Vector128.MaxNative(Vector128.MinNative(most, other), next)[0]);
    }

    private static int PlaceOf(double sum, ReadOnlySpan<Vector256<double>> a, ReadOnlySpan<Vector256<double>> s)
    {
        for (var start = 0; ; start += 16)
        {
            var equal = 0ul;
            for (var v = start; v < Math.Min(a.Length, start + 16); v++)
            {
                equal |= (ulong)Vector256.Equals(a[v] + s[v], Vector256.Create(sum)).ExtractMostSignificantBits() << (4 * (v - start));
            }

            if (equal != 0)
            {
                return (4 * start) + BitOperations.TrailingZeroCount(equal);
            }
        }
    }

    private static ReadOnlySpan<Vector256<double>> Vectors(ReadOnlySpan<double> values) =>
        MemoryMarshal.Cast<double, Vector256<double>>(values);
}
