using System.Collections.Immutable;
using QualityGate.Graphs.Forests;

namespace QualityGate.Metrics;

/// <summary>
/// Error alignment: the share of the functional forest's edges that are edges of the structural forest, too,
/// |E_S ∩ E_F| / |E_F| (similarity graph compliance, direct; Filus et al., arXiv:2504.09956).
/// </summary>
internal sealed class ErrorAlignment : ComplianceMetric
{
    /// <inheritdoc/>
    public override string Name => "error-alignment";

    /// <inheritdoc/>
    public override ImmutableArray<string> Aliases => ["confusions-explained"];

    /// <inheritdoc/>
    public override string Title => "Error Alignment";

    /// <inheritdoc/>
    public override string Advice => LookAtUnexplained;

    private protected override string WhyUndefined => NoFunctionalEdges;

    internal override ImmutableArray<ForestEdge> EdgesOf(GraphCompliance compliance) => compliance.Confusions;

    internal override bool Agrees(GraphCompliance compliance, int a, int b) => compliance.AreSimilar(a, b);
}
