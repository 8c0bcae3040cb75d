namespace QualityGate.Results;

/// <summary>The part of a result's graphs that pictures show: one model, or one cluster of it.</summary>
/// <param name="Model">The position of the model.</param>
/// <param name="Output">A class of the cluster, as an index of the model's outputs; null for the whole model.</param>
internal sealed record PictureScope(int Model, int? Output = null);
