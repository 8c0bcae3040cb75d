namespace QualityGate.Metrics;

/// <summary>What the handbook says of a metric, each as Markdown without line breaks.</summary>
/// <param name="Meaning">What it tells, in a sentence or two.</param>
/// <param name="Formula">How it is computed.</param>
/// <param name="Threshold">How to choose a threshold.</param>
/// <param name="Source">Where it comes from.</param>
internal sealed record MetricDocumentation(string Meaning, string Formula, string Threshold, string Source);
