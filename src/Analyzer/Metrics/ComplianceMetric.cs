namespace QualityGate.Metrics;

/// <summary>A share that says how far the structural and the functional forest agree.</summary>
public abstract class ComplianceMetric : Metric
{
    private protected const string NoFunctionalEdges =
        "is undefined: the functional forest has no edge, because no two classes of a cluster are confused";

    private protected const string NoStructuralEdges =
        "is undefined: the structural forest has no edge between classes that have test samples";

    /// <inheritdoc/>
    public sealed override double Least => 0;

    /// <inheritdoc/>
    public sealed override double Greatest => 1;

    /// <inheritdoc/>
    public sealed override bool NeedsTestData => true;

    /// <inheritdoc/>
    public sealed override MetricResult Compute(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return analysis is { Confusion: { } confusion, Functional: { } functional }
            ? Compute(GraphCompliance.Of(analysis.Structural, functional, confusion.MeasuredClasses))
            : WithoutTestData;
    }

    /// <summary>Computes the share.</summary>
    private protected abstract MetricResult Compute(GraphCompliance compliance);
}
