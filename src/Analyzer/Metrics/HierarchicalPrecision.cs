
namespace QualityGate.Metrics;

/// <summary>
/// Hierarchical precision, Σ|A(p) ∩ A(y)| / Σ|A(p)| over all predictions (Kiritchenko et al. 2006).
/// </summary>
internal sealed class HierarchicalPrecision : HierarchicalMetric
{
    /// <inheritdoc/>
    public override string Name => "hierarchical-precision";

    /// <inheritdoc/>
    public override string Title => "Hierarchical Precision";

    internal override (double Part, double Whole) Of(AncestorCounts counts) => (counts.Common, counts.Predicted);
}
