using System.Collections.Immutable;
using QualityGate.Graphs.Forests;

namespace QualityGate.Metrics;

/// <summary>
/// The share of the functional forest's edges whose two classes share a structural cluster (similarity graph compliance,
/// extended; Filus et al., arXiv:2504.09956). A class that no structural edge touches is in no cluster here.
/// </summary>
internal sealed class ConfusionsExplainedExtended : ComplianceMetric
{
    /// <inheritdoc/>
    public override string Name => "confusions-explained-extended";

    /// <inheritdoc/>
    public override string Title => "Confusions Explained, Extended";

    /// <inheritdoc/>
    public override string Advice => LookAtUnexplained;

    private protected override string WhyUndefined => NoFunctionalEdges;

    internal override ImmutableArray<ForestEdge> EdgesOf(GraphCompliance compliance) => compliance.Confusions;

    internal override bool Agrees(GraphCompliance compliance, int a, int b) => compliance.ShareSimilarityCluster(a, b);
}
