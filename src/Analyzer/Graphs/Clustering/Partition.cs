using System.Collections.Immutable;

namespace QualityGate.Graphs.Clustering;

/// <summary>A partition of the positions of a similarity matrix into clusters.</summary>
/// <param name="Labels">For each position, the number of its cluster: 0 ≤ label &lt; <see cref="ClusterCount"/>.</param>
/// <param name="ClusterCount">The number of clusters.</param>
/// <param name="Converged">Whether the algorithm came to an end by itself, not by its limit of iterations.</param>
internal sealed record Partition(ImmutableArray<int> Labels, int ClusterCount, bool Converged = true)
{
    /// <summary>
    /// True when ties between similarities would have decided, so that a fixed series of tiny numbers was added to break them.
    /// </summary>
    public bool TiesBroken { get; init; }

    /// <summary>The positions of each cluster, ascending.</summary>
    /// <returns>As many lists as there are clusters.</returns>
    public ImmutableArray<ImmutableArray<int>> Clusters()
    {
        var members = Enumerable.Range(0, ClusterCount).Select(_ => ImmutableArray.CreateBuilder<int>()).ToArray();
        for (var i = 0; i < Labels.Length; i++)
        {
            members[Labels[i]].Add(i);
        }

        return [.. members.Select(cluster => cluster.ToImmutable())];
    }
}
