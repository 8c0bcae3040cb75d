namespace QualityGate.Metrics;

/// <summary>
/// Functional SD: how deep in the hierarchy the classes lie that the network confuses; the mean, over the edges of the
/// functional forest, of the depth of the two classes' subsumer (Filus et al., arXiv:2504.09956).
/// </summary>
public sealed class FunctionalSimilarityDepth : Metric
{
    /// <inheritdoc/>
    public override string Name => "functional-similarity-depth";

    /// <inheritdoc/>
    public override double Least => 1;

    /// <inheritdoc/>
    public override double Greatest => double.PositiveInfinity;

    /// <inheritdoc/>
    public override bool NeedsTestData => true;

    /// <inheritdoc/>
    public override string Advice => "look at the functional edges of least depth in the report";

    /// <inheritdoc/>
    public override MetricResult Compute(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return analysis.Functional is { } functional
            ? SimilarityDepth.MeanDepth(functional.Edges, "the functional forest has no edge, because no two classes of a cluster are confused")
            : WithoutTestData;
    }
}
