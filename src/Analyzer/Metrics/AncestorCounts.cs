using QualityGate.Evaluation;

namespace QualityGate.Metrics;

/// <summary>The numbers of ancestors, a class itself included and the root left out, summed over all predictions.</summary>
/// <param name="Actual">Those of the true classes, Σ|A(y)|.</param>
/// <param name="Predicted">Those of the predicted classes, Σ|A(p)|.</param>
/// <param name="Common">Those of both, Σ|A(p) ∩ A(y)|.</param>
internal readonly record struct AncestorCounts(double Actual, double Predicted, double Common)
{
    public static AncestorCounts Of(ModelAnalysis analysis)
    {
        var related = analysis.Relatedness;
        var (actual, predicted, common) = (0.0, 0.0, 0.0);
        foreach (var (y, p, weight) in Prediction.All(analysis.Confusion!))
        {
            actual += weight * (related.CommonAncestors(y, y) - 1);
            predicted += weight * (related.CommonAncestors(p, p) - 1);
            common += weight * (related.CommonAncestors(y, p) - 1);
        }

        return new AncestorCounts(actual, predicted, common);
    }
}
