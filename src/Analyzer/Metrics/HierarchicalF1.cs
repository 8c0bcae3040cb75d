namespace QualityGate.Metrics;

/// <summary>
/// Hierarchical F1: the harmonic mean of hierarchical precision and recall, 2 Σ|A(p) ∩ A(y)| / (Σ|A(p)| + Σ|A(y)|)
/// (Kiritchenko et al. 2006).
/// </summary>
public sealed class HierarchicalF1 : HierarchicalMetric
{
    /// <inheritdoc/>
    public override string Name => "hierarchical-f1";

    /// <inheritdoc/>
    public override string Title => "Hierarchical F1";

    /// <inheritdoc/>
    public override MetricDocumentation Documentation { get; } =
        new(
            "Hierarchical precision and recall in one number: accuracy that gives a wrong prediction credit for what it has right.",
            "2 · precision · recall / (precision + recall) = 2 Σ\\|A(p) ∩ A(y)\\| / (Σ\\|A(p)\\| + Σ\\|A(y)\\|).",
            "Above accuracy always, because right predictions count fully and wrong ones in part: compare models by what it "
                + "has beyond that.",
            Literature
        );

    internal override (double Part, double Whole) Of(AncestorCounts counts) => (2 * counts.Common, counts.Predicted + counts.Actual);
}
