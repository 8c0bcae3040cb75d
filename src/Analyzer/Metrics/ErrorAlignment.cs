using System.Collections.Immutable;
using QualityGate.Graphs.Forests;

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
    public override string Title => "Error Alignment";

    /// <inheritdoc/>
    public override string Advice => LookAtUnexplained;

    /// <inheritdoc/>
    public override MetricDocumentation Documentation { get; } =
        new(
            "How far the network’s real confusions follow the similarity that it perceives: the share of its confusions that "
                + "its own class templates explain. Also called *confusions explained*.",
            "\\|E_S ∩ E_F\\| / \\|E_F\\|",
            "It falls when there are few test samples per class, because chance then decides which rare confusions are seen: a "
                + "threshold belongs to a test set. Compare with the chance level in the report (what randomly permuted labels give) "
                + "and demand a multiple of it; or use `confidence`, which compares the interval instead of the value.",
            Paper
        );

    private protected override string WhyUndefined => NoFunctionalEdges;

    internal override ImmutableArray<ForestEdge> EdgesOf(GraphCompliance compliance) => compliance.Confusions;

    internal override bool Agrees(GraphCompliance compliance, int a, int b) => compliance.AreSimilar(a, b);
}
