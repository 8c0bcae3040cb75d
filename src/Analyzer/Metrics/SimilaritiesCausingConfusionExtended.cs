using System.Collections.Immutable;
using QualityGate.Graphs.Forests;

namespace QualityGate.Metrics;

/// <summary>
/// The share of the structural forest's edges whose two classes share a functional cluster (similarity graph compliance,
/// extended; Filus et al., arXiv:2504.09956). A class that no functional edge touches is in no cluster here.
/// </summary>
internal sealed class SimilaritiesCausingConfusionExtended : ComplianceMetric
{
    /// <inheritdoc/>
    public override string Name => "similarities-causing-confusion-extended";

    /// <inheritdoc/>
    public override string Title => "Similarities Causing Confusion, Extended";

    /// <inheritdoc/>
    public override string Advice => LookAtUnconfused;

    private protected override string WhyUndefined => NoStructuralEdges;

    internal override ImmutableArray<ForestEdge> EdgesOf(GraphCompliance compliance) => compliance.Similarities;

    internal override bool Agrees(GraphCompliance compliance, int a, int b) => compliance.ShareConfusionCluster(a, b);
}
