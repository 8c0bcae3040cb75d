using System.Collections.Immutable;

namespace QualityGate.Models;

/// <summary>Something in the file that names classes.</summary>
/// <param name="Source">Where it stands, such as <c>metadata 'names'</c>.</param>
/// <param name="Names">The names, in the order of the classes.</param>
internal sealed record LabelHint(string Source, ImmutableArray<string> Names)
{
    /// <summary>True when the names have indices that do not run from 0, or all from 1, without a gap.</summary>
    public bool HasGaps { get; init; }
}
