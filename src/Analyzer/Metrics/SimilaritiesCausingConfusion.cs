namespace QualityGate.Metrics;

/// <summary>
/// The share of the structural forest's edges that are edges of the functional forest, too, |E_S ∩ E_F| / |E_S|
/// (similarity graph compliance, direct; Filus et al., arXiv:2504.09956).
/// </summary>
public sealed class SimilaritiesCausingConfusion : ComplianceMetric
{
    /// <inheritdoc/>
    public override string Name => "similarities-causing-confusion";

    /// <inheritdoc/>
    public override string Advice => "look at the structural edges that are no functional edges: similar classes that the network keeps apart all the same";

    private protected override MetricResult Compute(GraphCompliance compliance) =>
        MetricResult.Share(compliance.CommonEdges, compliance.StructuralEdges, NoStructuralEdges);
}
