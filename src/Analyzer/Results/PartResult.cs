using QualityGate.Configuration;

namespace QualityGate.Results;

/// <summary>The part of a model that a verdict is about.</summary>
/// <param name="Kind">The kind of part.</param>
/// <param name="Label">The label of the class, or the identifier of the concept; of two groups, the one that samples belong to.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="To">The label or identifier of the group that samples must not be predicted as; null unless two groups are told
/// from each other.</param>
/// <param name="ToName">Its name for people.</param>
public sealed record PartResult(PartKind Kind, string Label, string Name, string? To = null, string? ToName = null)
{
    /// <summary>The name that a new exception writes for it; null where none means this part alone, or in a report that was read.</summary>
    internal string? Written { get; init; }

    /// <summary>The name that a new exception writes for the other group.</summary>
    internal string? WrittenTo { get; init; }

    /// <summary>True when it is the same part. Names for exceptions, which a report does not keep, have no say.</summary>
    public bool Equals(PartResult? other) =>
        other is not null && (Kind, Label, Name, To, ToName) == (other.Kind, other.Label, other.Name, other.To, other.ToName);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Label, Name, To, ToName);
}
