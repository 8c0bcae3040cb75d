using System.Collections.Immutable;
using QualityGate.Graphs.Forests;

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
    public override string Title => "Similarities Causing Confusion";

    /// <inheritdoc/>
    public override string Advice => LookAtUnconfused;

    /// <inheritdoc/>
    public override MetricDocumentation Documentation { get; } =
        new(
            "How many of the similarities that the network perceives show as confusions. It says how well confusions can be "
                + "foretold from the weights.",
            "\\|E_S ∩ E_F\\| / \\|E_S\\|",
            "Mostly informative: an accurate network confuses little, so that many similarities stay without consequence. "
                + "Compare models on the same test set.",
            Paper
        );

    private protected override string WhyUndefined => NoStructuralEdges;

    internal override ImmutableArray<ForestEdge> EdgesOf(GraphCompliance compliance) => compliance.Similarities;

    internal override bool Agrees(GraphCompliance compliance, int a, int b) => compliance.AreConfused(a, b);
}
