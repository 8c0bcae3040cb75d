using System.Collections.Immutable;

namespace QualityGate.Graphs.Clustering;

/// <summary>
/// The noise of a density-based algorithm: classes that it puts in no cluster are kept together, as the last cluster.
/// </summary>
internal static class NoiseCluster
{
    /// <summary>The label of a position that is in no cluster.</summary>
    public const int Noise = -1;

    /// <summary>Makes a partition from labels, among which <see cref="Noise"/> may be.</summary>
    public static Partition Gather(IEnumerable<int> labels)
    {
        ImmutableArray<int> given = [.. labels];
        var clusters = given.Max() + 1;
        return given.Contains(Noise)
            ? new Partition([.. given.Select(label => label == Noise ? clusters : label)], clusters + 1)
            : new Partition(given, clusters);
    }
}
