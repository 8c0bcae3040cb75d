
namespace QualityGate.Metrics;

/// <summary>
/// Hierarchical recall, Σ|A(p) ∩ A(y)| / Σ|A(y)| over all predictions (Kiritchenko et al. 2006).
/// </summary>
internal sealed class HierarchicalRecall : HierarchicalMetric
{
    /// <inheritdoc/>
    public override string Name => "hierarchical-recall";

    /// <inheritdoc/>
    public override string Title => "Hierarchical Recall";

    internal override (double Part, double Whole) Of(AncestorCounts counts) => (counts.Common, counts.Actual);
}
