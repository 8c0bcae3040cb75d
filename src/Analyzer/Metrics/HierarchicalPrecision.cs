namespace QualityGate.Metrics;

/// <summary>
/// Hierarchical precision, Σ|A(p) ∩ A(y)| / Σ|A(p)| over all predictions (Kiritchenko et al. 2006).
/// </summary>
public sealed class HierarchicalPrecision : HierarchicalMetric
{
    /// <inheritdoc/>
    public override string Name => "hierarchical-precision";

    /// <inheritdoc/>
    public override string Title => "Hierarchical Precision";

    /// <inheritdoc/>
    public override MetricDocumentation Documentation { get; } =
        new(
            "Of everything that the predictions claim, the predicted classes and all they are kinds of, the share that is true.",
            "Σ\\|A(p) ∩ A(y)\\| / Σ\\|A(p)\\| over all predictions, y the true and p the predicted class; A are a class’s "
                + "ancestors, itself included and the root left out.",
            "Above accuracy always, because right predictions count fully and wrong ones in part: compare models by what it "
                + "has beyond that.",
            Literature
        );

    internal override (double Part, double Whole) Of(AncestorCounts counts) => (counts.Common, counts.Predicted);
}
