namespace QualityGate.Graphs.Clustering;

/// <summary>The renewal of the messages that one class sends, held in full: its row of availabilities and of responsibilities.</summary>
internal static class AffinityRows
{
    /// <summary>
    /// r(i, k) = s(i, k) - max over k' != k of (a(i, k') + s(i, k')); what remains positive of it, and all of r(k, k), supports k. The
    /// maximum is the same for all k but the one that attains it.
    /// </summary>
    public static void UpdateResponsibilities(int i, Span<double> s, Span<double> a, Span<double> r, double damping, double[] support)
    {
        var (best, highest, second) = AffinityKernels.TwoLargestSums(a, s);
        var (bestBefore, bestSupport, ownSupport) = (r[best], support[best], support[i]);

        AffinityKernels.UpdateResponsibilities(r, s, highest, damping, support);
        r[best] = (damping * bestBefore) + ((1 - damping) * (s[best] - second));
        support[best] = bestSupport + Math.Max(r[best], 0);
        support[i] = ownSupport + r[i];
    }

    /// <summary>
    /// a(i, k) = min(0, support of k without i's own share); a(k, k) is the support of k without r(k, k), whatever its sign.
    /// </summary>
    public static void UpdateAvailabilities(int i, Span<double> a, Span<double> r, double[] total, double damping)
    {
        var ownBefore = a[i];
        AffinityKernels.UpdateAvailabilities(a, r, total, damping);
        a[i] = Own(ownBefore, r[i], total[i], damping);
    }

    /// <summary>The availability of a class to itself.</summary>
    public static double Own(double before, double responsibility, double support, double damping) =>
        (damping * before) + ((1 - damping) * (support - responsibility));
}
