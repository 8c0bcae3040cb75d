using QualityGate.Graphs.Clustering;
using QualityGate.Graphs.Forests;
using QualityGate.Hierarchies;
using QualityGate.Similarity;

namespace QualityGate.Analysis;

/// <summary>Between which bounds Similarity Depth can be expected for a set of classes, whatever the network.</summary>
/// <param name="Chance">Its expectation when labels are permuted at random: the mean subsumer depth over all pairs.</param>
/// <param name="Ceiling">SD of the hierarchy's own graph (Wu–Palmer) under the same clustering; null when it has none.</param>
/// <param name="WhyNoCeiling">Why there is no ceiling, as the end of a sentence.</param>
internal sealed record SemanticReference(double Chance, double? Ceiling, string? WhyNoCeiling)
{
    /// <summary>The number of pairs of classes whose subsumer has each depth, the least depth first.</summary>
    internal IReadOnlyList<(int Depth, long Pairs)> PairDepths { get; private init; } = [];

    /// <summary>Computes the bounds.</summary>
    /// <param name="relatedness">The classes in their hierarchy.</param>
    /// <param name="similarity">Their Wu–Palmer similarities; null where all pairs are equally related.</param>
    /// <param name="clustering">How the classes are partitioned.</param>
    /// <param name="cancellationToken">Stops a long computation.</param>
    /// <returns>The bounds.</returns>
    /// <exception cref="OperationCanceledException">The computation was stopped.</exception>
    internal static SemanticReference Of(
        Relatedness relatedness,
        SimilarityMatrix? similarity,
        ClusteringAlgorithm clustering,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(relatedness);
        ArgumentNullException.ThrowIfNull(clustering);
        var depths = new LabelPermutations([.. Enumerable.Range(0, relatedness.Count)], relatedness.SubsumerDepth).PairsByWeight();
        var chance = (double)depths.Sum(count => count.Weight * count.Pairs) / depths.Sum(count => count.Pairs);
        SemanticReference Without(string why) => new(chance, Ceiling: null, why) { PairDepths = depths };

        if (similarity is null)
        {
            return Without("all classes are equally related in the hierarchy");
        }

        if (clustering.ClusterTies(similarity, cancellationToken) is not { Converged: true } partition)
        {
            return Without(
                $"{clustering.Name} did not converge on the hierarchy's own similarities, so there is no ceiling; choose another clustering"
            );
        }

        var edges = ClassGraph.Span(similarity, partition, relatedness).Edges;
        return edges.IsEmpty
            ? Without("the hierarchy's own forest has no edge")
            : new SemanticReference(chance, edges.Average(edge => edge.Depth), WhyNoCeiling: null) { PairDepths = depths };
    }
}
