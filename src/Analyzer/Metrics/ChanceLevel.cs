namespace QualityGate.Metrics;

/// <summary>The level of chance of a metric: its value if the labels had nothing to do with the network.</summary>
/// <param name="Expected">The expectation of the metric when the class labels are permuted at random; exact.</param>
/// <param name="PValue">
/// How often permuted labels do at least as well: (1 + those of the permutations) / (1 + permutations), so never 0.
/// </param>
internal sealed record ChanceLevel(double Expected, double PValue);
