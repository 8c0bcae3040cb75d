using System.Collections.Immutable;
using QualityGate.Configuration;
using QualityGate.Text;

namespace QualityGate.Gates;

/// <summary>A part of a model that limits are held against.</summary>
/// <param name="Kind">The kind of part.</param>
/// <param name="Rows">The classes whose samples are looked at, by their outputs, ascending.</param>
/// <param name="Columns">The classes that a prediction must be one of, or must not where two groups are told from each other.</param>
/// <param name="Label">The label of the class, or the identifier of the concept.</param>
/// <param name="Name">Its name for people.</param>
internal sealed record Part(PartKind Kind, ImmutableArray<int> Rows, ImmutableArray<int> Columns, string Label, string Name)
{
    private const int LongestName = 60;

    /// <summary>The identifier of the other concept, where two groups are told from each other.</summary>
    public string? To { get; init; }

    /// <summary>Its name for people.</summary>
    public string? ToName { get; init; }

    /// <summary>The part as messages call it, such as <c>class 'tench' (n01440764)</c>.</summary>
    public string Called =>
        Kind switch
        {
            PartKind.Class => $"class {Short}",
            PartKind.Superclass => $"superclass {SingleLine.Of(Name, LongestName)}",
            _ => $"{SingleLine.Of(Name, LongestName)} as {SingleLine.Of(ToName ?? string.Empty, LongestName)}",
        };

    /// <summary>The part in a list, such as <c>'tench' (n01440764)</c>.</summary>
    public string Short =>
        Kind != PartKind.Class ? SingleLine.Of(Name, LongestName)
        : Name == Label ? $"'{SingleLine.Of(Name, LongestName)}'"
        : $"'{SingleLine.Of(Name, LongestName)}' ({SingleLine.Of(Label, LongestName)})";
}
