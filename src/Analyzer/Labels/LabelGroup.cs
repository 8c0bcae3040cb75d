using System.Collections.Immutable;
using QualityGate.Hierarchies;

namespace QualityGate.Labels;

/// <summary>The labels that read alike, such as both that ImageNet calls <c>crane</c>.</summary>
/// <param name="Reading">The reading of each label by the hierarchy.</param>
/// <param name="Labels">Their classes, ascending.</param>
internal sealed record LabelGroup(LabelReading Reading, ImmutableArray<int> Labels)
{
    /// <summary>True when the senses are those of the whole label.</summary>
    public bool IsWhole => Reading.Basis is not (LabelBasis.LastWord or LabelBasis.Alternatives);

    /// <summary>Groups labels, in an order that theirs doesn't change.</summary>
    public static ImmutableArray<LabelGroup> Of(ImmutableArray<LabelReading> readings) =>
        [
            .. readings
                .Select((reading, i) => (Reading: reading, Index: i))
                .GroupBy(label => Key(label.Reading), StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new LabelGroup(group.First().Reading, [.. group.Select(label => label.Index)])),
        ];

    private static string Key(LabelReading reading) =>
        reading.Basis == LabelBasis.Identifier
            ? $"{reading.Written}"
            : $"{reading.Text.Trim().Replace('_', ' ').Replace('-', ' ').ToLowerInvariant()}\n{reading.Written}";
}
