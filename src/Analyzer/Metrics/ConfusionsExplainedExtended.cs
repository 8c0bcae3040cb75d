namespace QualityGate.Metrics;

/// <summary>
/// The share of the functional forest's edges whose two classes share a structural cluster (similarity graph compliance,
/// extended; Filus et al., arXiv:2504.09956). A class that no structural edge touches is in no cluster here.
/// </summary>
public sealed class ConfusionsExplainedExtended : ComplianceMetric
{
    /// <inheritdoc/>
    public override string Name => "confusions-explained-extended";

    /// <inheritdoc/>
    public override string Advice => "look at the functional edges that are no structural edges: confusions that the network's own similarities do not explain";

    private protected override MetricResult Compute(GraphCompliance compliance) =>
        MetricResult.Share(compliance.ConfusionsWithinStructuralClusters, compliance.FunctionalEdges, NoFunctionalEdges);
}
