using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace QualityGate.Graphs.Clustering;

/// <summary>
/// The inner loops of affinity propagation, each over one row and in one pass. All their operations are by element, so the
/// width of the registers changes no bit. They are compiled for speed at once: most runs of the gate are over before a
/// tiered compiler would get to it.
/// </summary>
internal static class AffinityKernels
{
    /// <summary>The largest and the second largest of a + s, and the first place of the largest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (int Best, double Highest, double Second) TwoLargestSums(ReadOnlySpan<double> a, ReadOnlySpan<double> s)
    {
        var va = Vectors(a);
        var vs = Vectors(s[..a.Length]);
        var first = Vector256.Create(double.NegativeInfinity);
        var second = first;
        for (var i = 0; i < va.Length; i++)
        {
            var sum = va[i] + vs[i];
            second = Vector256.Max(second, Vector256.Min(first, sum));
            first = Vector256.Max(first, sum);
        }

        var (highest, next) = (double.NegativeInfinity, double.NegativeInfinity);
        for (var lane = 0; lane < Vector256<double>.Count; lane++)
        {
            Insert(first[lane], ref highest, ref next);
            Insert(second[lane], ref highest, ref next);
        }

        for (var k = va.Length * Vector256<double>.Count; k < a.Length; k++)
        {
            Insert(a[k] + s[k], ref highest, ref next);
        }

        var best = 0;
        while (a[best] + s[best] != highest)
        {
            best++;
        }

        return (best, highest, next);
    }

    /// <summary>r = damping · r + (1 − damping) · (s − highest), and support += max(r, 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void UpdateResponsibilities(Span<double> r, ReadOnlySpan<double> s, double highest, double damping, Span<double> support)
    {
        var vr = Vectors(r);
        var vs = Vectors(s[..r.Length]);
        var vp = Vectors(support[..r.Length]);
        for (var i = 0; i < vr.Length; i++)
        {
            vr[i] = (vr[i] * damping) + ((vs[i] - Vector256.Create(highest)) * (1 - damping));
            vp[i] += Vector256.Max(vr[i], Vector256<double>.Zero);
        }

        for (var k = vr.Length * Vector256<double>.Count; k < r.Length; k++)
        {
            r[k] = (r[k] * damping) + ((s[k] - highest) * (1 - damping));
            support[k] += Math.Max(r[k], 0);
        }
    }

    /// <summary>a = damping · a + (1 − damping) · min(0, total − max(r, 0)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void UpdateAvailabilities(Span<double> a, ReadOnlySpan<double> r, ReadOnlySpan<double> total, double damping)
    {
        var va = Vectors(a);
        var vr = Vectors(r[..a.Length]);
        var vt = Vectors(total[..a.Length]);
        for (var i = 0; i < va.Length; i++)
        {
            var fresh = Vector256.Min(vt[i] - Vector256.Max(vr[i], Vector256<double>.Zero), Vector256<double>.Zero);
            va[i] = (va[i] * damping) + (fresh * (1 - damping));
        }

        for (var k = va.Length * Vector256<double>.Count; k < a.Length; k++)
        {
            a[k] = (a[k] * damping) + (Math.Min(total[k] - Math.Max(r[k], 0), 0) * (1 - damping));
        }
    }

    private static void Insert(double value, ref double highest, ref double next)
    {
        next = Math.Max(next, Math.Min(highest, value));
        highest = Math.Max(highest, value);
    }

    private static Span<Vector256<double>> Vectors(Span<double> values) => MemoryMarshal.Cast<double, Vector256<double>>(values);

    private static ReadOnlySpan<Vector256<double>> Vectors(ReadOnlySpan<double> values) =>
        MemoryMarshal.Cast<double, Vector256<double>>(values);
}
