using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Graphs.Clustering;
using QualityGate.Hierarchies;
using QualityGate.Models;
using QualityGate.Text;

namespace QualityGate.Configuration;

/// <summary>The keys of an entry that say how its model is analysed.</summary>
internal static class AnalysisKeys
{
    private const double BytesOfMebibyte = 1024 * 1024;

    public static ImmutableArray<EntryKey> All { get; } =
    [
        new(
            "hierarchy",
            EntryTopic.Hierarchy,
            EntryValueKind.ChoiceOrPath,
            "The hierarchy whose concepts the labels name: a file of your own, such as a tree, or one of these words."
        )
        {
            Choices = KnownHierarchies.Names,
            Default = KnownHierarchies.Default,
            Example = "plants.yml",
            More = "hierarchies.md",
            Set = SetHierarchy,
            Write = WriteHierarchy,
        },
        new("clustering", EntryTopic.Clustering, EntryValueKind.Choice, "How the classes are partitioned.")
        {
            Choices = [.. Clusterings.All.Select(algorithm => algorithm.Name)],
            Default = Clusterings.Default.Name,
            Example = Clusterings.Default.Name,
            More = "clusterings.md",
            Set = (inputs, value) => inputs with { Clustering = Clusterings.Find(value.Text)! },
            Write = (inputs, _) => inputs.Clustering.Name == Clusterings.Default.Name ? null : inputs.Clustering.Name,
        },
        new(
            "classifier",
            EntryTopic.Model,
            EntryValueKind.Text,
            "The name of an output, of weights, of a node or of an array that tells the classifier layer, where the file leaves a choice."
        )
        {
            Example = "fc.weight",
            More = "models.md",
            HelpOfEach = "The name that tells the classifier layer, where a file leaves a choice: one for both, or one for each.",
            Set = (inputs, value) => inputs with { Classifier = value.Text },
            Write = (inputs, _) => inputs.Classifier,
        },
        new(
            "max-memory",
            EntryTopic.Model,
            EntryValueKind.Number,
            "The MiB of memory that the classifier's weights may take, where that is more than usual."
        )
        {
            Example = "4096",
            More = "models.md#safetensors-npy-npz",
            Set = SetMaxMemory,
            Write = (inputs, _) => inputs.MostMemory is { } bytes ? Figure.FormatLimit(bytes / BytesOfMebibyte) : null,
        },
    ];

    // A bare word that is nearly one of the names was meant to be it; a file that is called so has a folder before it.
    private static AnalysisInputs SetHierarchy(AnalysisInputs inputs, EntryValue value)
    {
        var isBareWord = !value.Text.AsSpan().ContainsAny('/', '\\', '.');
        if (
            isBareWord
            && !KnownHierarchies.Names.Contains(value.Text)
            && Suggestion.Nearest(value.Text, KnownHierarchies.Names) is { } meant
        )
        {
            throw value.Refuse(
                DiagnosticCodes.UnknownChoice,
                $"{value.Called} cannot be '{value.Text}'. Did you mean '{meant}'? It is one of: "
                    + $"{string.Join(", ", KnownHierarchies.Names)}; or a file, such as './{value.Text}'."
            );
        }

        return inputs with
        {
            Hierarchy = KnownHierarchies.Names.Contains(value.Text) ? new HierarchySource(value.Text) : HierarchySource.Of(value.Path),
        };
    }

    // A file that is called like one of the words keeps a folder before its name.
    private static string? WriteHierarchy(AnalysisInputs inputs, Func<InputPath, string> path) =>
        inputs.Hierarchy.File is { } file ? "./" + path(file)
        : inputs.Hierarchy.Name == KnownHierarchies.Default ? null
        : inputs.Hierarchy.Name;

    private static AnalysisInputs SetMaxMemory(AnalysisInputs inputs, EntryValue value) =>
        double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var mebibytes)
        && MemoryCeiling.Bytes(mebibytes) is { } bytes
            ? inputs with
            {
                MostMemory = bytes,
            }
            : throw value.Refuse(DiagnosticCodes.WrongType, MemoryCeiling.Expected(value.Called));
}
