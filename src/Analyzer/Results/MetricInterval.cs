namespace QualityGate.Results;

/// <summary>The confidence interval of a metric or of a share; it contains the value.</summary>
/// <param name="Level">The confidence level, between 0 and 1.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public sealed record MetricInterval(double Level, double Low, double High);

/// <summary>The level of a metric that had nothing to do with what the classes are.</summary>
/// <param name="Expected">The expectation of the metric when the class labels are permuted at random.</param>
/// <param name="PValue">How often permuted labels do at least as well, between 0 and 1.</param>
/// <param name="Lift">Of a share, its value divided by what chance gives; null where chance gives 0.</param>
public sealed record MetricChance(double Expected, double PValue, double? Lift = null);
