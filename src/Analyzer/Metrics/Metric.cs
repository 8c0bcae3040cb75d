using System.Collections.Immutable;

namespace QualityGate.Metrics;

/// <summary>
/// Something that can be measured of an analysed model. Everything that a front needs to offer it (thresholds.yml, NUnit,
/// the reports) is said here, once.
/// </summary>
public abstract class Metric
{
    /// <summary>The name in thresholds.yml and in the JSON report, such as <c>similarity-depth</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Other names that mean the same.</summary>
    public virtual ImmutableArray<string> Aliases => [];

    /// <summary>The least value that it can have.</summary>
    public abstract double Least { get; }

    /// <summary>The greatest value that it can have; infinite when there is no bound.</summary>
    public abstract double Greatest { get; }

    /// <summary>Whether it needs a confusion matrix.</summary>
    public abstract bool NeedsTestData { get; }

    /// <summary>What to look at when the value is bad.</summary>
    public abstract string Advice { get; }

    /// <summary>Computes the metric.</summary>
    /// <param name="analysis">The analysed model.</param>
    /// <returns>A value from <see cref="Least"/> to <see cref="Greatest"/>, or why there is none.</returns>
    public abstract MetricResult Compute(ModelAnalysis analysis);

    /// <summary>The result of metrics that need a confusion matrix, where there is none.</summary>
    protected static MetricResult WithoutTestData { get; } = MetricResult.Undefined("needs test data, but neither predictions nor a confusion matrix are given");
}
