using QualityGate.Analysis;

namespace QualityGate.Metrics.Uncertainty;

/// <summary>A number that is computed on drawn test sets.</summary>
/// <param name="IsOnForests">True when the functional forest of each test set is made for it, which is dear.</param>
/// <param name="Of">Computes it from the analyses of one replicate; NaN where it is undefined.</param>
internal sealed record DrawnValue(bool IsOnForests, Func<ModelAnalysis[], double> Of);
