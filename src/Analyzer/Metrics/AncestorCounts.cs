using QualityGate.Analysis;
using QualityGate.Hierarchies;
using QualityGate.TestData;

namespace QualityGate.Metrics;

/// <summary>The numbers of ancestors, a class itself included and the root left out, summed over all predictions.</summary>
/// <param name="Actual">The number of ancestors of the true classes, Σ|A(y)|.</param>
/// <param name="Predicted">The number of ancestors of the predicted classes, Σ|A(p)|.</param>
/// <param name="Common">The number of ancestors that both have, Σ|A(p) ∩ A(y)|.</param>
internal readonly record struct AncestorCounts(double Actual, double Predicted, double Common)
{
    public static AncestorCounts Of(ModelAnalysis analysis)
    {
        var sum = default(AncestorCounts);
        foreach (var prediction in analysis.ConceptConfusion!.Cells)
        {
            var counts = Of(analysis.Relatedness!, prediction);
            sum = new AncestorCounts(sum.Actual + counts.Actual, sum.Predicted + counts.Predicted, sum.Common + counts.Common);
        }

        return sum;
    }

    /// <summary>The counts of predictions that are alike.</summary>
    public static AncestorCounts Of(Relatedness related, Prediction prediction)
    {
        var (actual, predicted, weight) = prediction;
        return new AncestorCounts(
            weight * (related.CommonAncestors(actual, actual) - 1),
            weight * (related.CommonAncestors(predicted, predicted) - 1),
            weight * (related.CommonAncestors(actual, predicted) - 1)
        );
    }
}
