using QualityGate.Configuration;

namespace QualityGate.Results;

/// <summary>The part of a model that a verdict is about.</summary>
/// <param name="Kind">The kind of part.</param>
/// <param name="Label">The label of the class, or the identifier of the concept; of two groups, the one that samples belong to.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="To">The label or identifier of the group that samples must not be predicted as; null unless two groups are told
/// from each other.</param>
/// <param name="ToName">Its name for people.</param>
public sealed record PartResult(PartKind Kind, string Label, string Name, string? To = null, string? ToName = null);
