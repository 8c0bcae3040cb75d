
namespace QualityGate.Metrics;

/// <summary>
/// Hierarchical F1: the harmonic mean of hierarchical precision and recall, 2 Σ|A(p) ∩ A(y)| / (Σ|A(p)| + Σ|A(y)|)
/// (Kiritchenko et al. 2006).
/// </summary>
internal sealed class HierarchicalF1 : HierarchicalMetric
{
    /// <inheritdoc/>
    public override string Name => "hierarchical-f1";

    /// <inheritdoc/>
    public override string Title => "Hierarchical F1";

    internal override (double Part, double Whole) Of(AncestorCounts counts) => (2 * counts.Common, counts.Predicted + counts.Actual);
}
