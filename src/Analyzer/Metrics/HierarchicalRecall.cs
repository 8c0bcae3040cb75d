namespace QualityGate.Metrics;

/// <summary>
/// Hierarchical recall, Σ|A(p) ∩ A(y)| / Σ|A(y)| over all predictions (Kiritchenko et al. 2006).
/// </summary>
public sealed class HierarchicalRecall : HierarchicalMetric
{
    /// <inheritdoc/>
    public override string Name => "hierarchical-recall";

    /// <inheritdoc/>
    public override string Title => "Hierarchical Recall";

    /// <inheritdoc/>
    public override MetricDocumentation Documentation { get; } =
        new(
            "Of everything that is true, the true classes and all they are kinds of, the share that the predictions claim.",
            "Σ\\|A(p) ∩ A(y)\\| / Σ\\|A(y)\\|, as for `hierarchical-precision`.",
            "Above accuracy always, because right predictions count fully and wrong ones in part: compare models by what it "
                + "has beyond that.",
            Literature
        );

    internal override (double Part, double Whole) Of(AncestorCounts counts) => (counts.Common, counts.Actual);
}
