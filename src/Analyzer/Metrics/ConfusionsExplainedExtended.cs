using System.Collections.Immutable;
using QualityGate.Graphs.Forests;

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
    public override string Title => "Confusions Explained, Extended";

    /// <inheritdoc/>
    public override string Advice => LookAtUnexplained;

    /// <inheritdoc/>
    public override MetricDocumentation Documentation { get; } =
        new(
            "The milder form of error alignment: a confusion counts as explained when its two classes lie in the same "
                + "structural cluster, even if they are no edge of it.",
            "Share of E_F whose two classes share a structural cluster. A class that no edge of E_S touches is in no cluster.",
            "As for `error-alignment`. Large clusters make it high by themselves, which the chance level shows; with "
                + "`clustering: none` it is nearly always 1.",
            Paper
        );

    private protected override string WhyUndefined => NoFunctionalEdges;

    internal override ImmutableArray<ForestEdge> EdgesOf(GraphCompliance compliance) => compliance.Confusions;

    internal override bool Agrees(GraphCompliance compliance, int a, int b) => compliance.ShareSimilarityCluster(a, b);
}
