using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies;

namespace QualityGate.Labels;

/// <summary>The labels of a classifier's classes, in the order of its outputs, and the hierarchy that they stand for.</summary>
/// <param name="Path">The labels file.</param>
/// <param name="Hierarchy">The hierarchy.</param>
/// <param name="Items">One label for each class.</param>
/// <param name="End">Where the last label stands in the file.</param>
/// <param name="Diagnostics">Warnings: classes that share a concept.</param>
public sealed record ClassLabels(
    InputPath Path,
    Hierarchy Hierarchy,
    ImmutableArray<ClassLabel> Items,
    SourceLocation End,
    ImmutableArray<Diagnostic> Diagnostics
)
{
    /// <summary>The number of classes.</summary>
    public int Count => Items.Length;

    /// <summary>The place of each label; empty for labels that stand in no file.</summary>
    internal ImmutableArray<SourceLocation> Locations { get; init; } = [];

    /// <summary>The certainty of the concept of each label, null where it has none; empty for labels whose concepts were given.</summary>
    internal ImmutableArray<ChosenSense?> Senses { get; init; } = [];

    /// <summary>The label of a class.</summary>
    /// <param name="index">0 ≤ index &lt; <see cref="Count"/>.</param>
    /// <returns>The label.</returns>
    public ClassLabel this[int index] => Items[index];

    /// <summary>The labels of some classes, in the order given.</summary>
    internal ClassLabels Only(ImmutableArray<int> classes) =>
        this with
        {
            Items = [.. classes.Select(index => Items[index])],
            Senses = Senses.IsEmpty ? [] : [.. classes.Select(index => Senses[index])],
            Locations = Locations.IsEmpty ? [] : [.. classes.Select(index => Locations[index])],
        };
}
