using System.Collections.Immutable;

namespace QualityGate.Metrics;

/// <summary>
/// Error alignment: the share of the functional forest's edges that are edges of the structural forest, too,
/// |E_S ∩ E_F| / |E_F| (similarity graph compliance, direct; Filus et al., arXiv:2504.09956).
/// </summary>
public sealed class ErrorAlignment : ComplianceMetric
{
    /// <inheritdoc/>
    public override string Name => "error-alignment";

    /// <inheritdoc/>
    public override ImmutableArray<string> Aliases => ["confusions-explained"];

    /// <inheritdoc/>
    public override string Advice => "look at the functional edges that are no structural edges: confusions that the network's own similarities do not explain";

    private protected override MetricResult Compute(GraphCompliance compliance) =>
        MetricResult.Share(compliance.CommonEdges, compliance.FunctionalEdges, NoFunctionalEdges);
}
