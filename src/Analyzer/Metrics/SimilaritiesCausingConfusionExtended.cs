namespace QualityGate.Metrics;

/// <summary>
/// The share of the structural forest's edges whose two classes share a functional cluster (similarity graph compliance,
/// extended; Filus et al., arXiv:2504.09956). A class that no functional edge touches is in no cluster here.
/// </summary>
public sealed class SimilaritiesCausingConfusionExtended : ComplianceMetric
{
    /// <inheritdoc/>
    public override string Name => "similarities-causing-confusion-extended";

    /// <inheritdoc/>
    public override string Advice => "look at the structural edges that are no functional edges: similar classes that the network keeps apart all the same";

    private protected override MetricResult Compute(GraphCompliance compliance) =>
        MetricResult.Share(compliance.SimilaritiesWithinFunctionalClusters, compliance.StructuralEdges, NoStructuralEdges);
}
