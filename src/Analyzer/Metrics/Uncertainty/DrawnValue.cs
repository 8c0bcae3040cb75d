using QualityGate.Analysis;

namespace QualityGate.Metrics.Uncertainty;

/// <summary>A number that is computed on drawn test sets.</summary>
/// <param name="Metric">The metric that it is, or the difference of which.</param>
/// <param name="Of">Computes it from the analyses of one replicate; NaN where it is undefined.</param>
internal sealed record DrawnValue(Metric Metric, Func<ModelAnalysis[], double> Of)
{
    /// <summary>A metric of one of the analyses.</summary>
    public static DrawnValue Measured(Metric metric, int side) => new(metric, drawn => Value(metric, drawn[side]));

    /// <summary>The difference of a metric between the first and the second analysis.</summary>
    public static DrawnValue Difference(Metric metric) => new(metric, drawn => Value(metric, drawn[1]) - Value(metric, drawn[0]));

    private static double Value(Metric metric, ModelAnalysis analysis) => metric.Compute(analysis).Value ?? double.NaN;
}
