using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies;
using QualityGate.Labels.Formats;
using QualityGate.Text;

namespace QualityGate.Labels.Reading;

/// <summary>
/// Reads a labels file, in any of the forms that <see cref="LabelFormat"/> knows, and finds each label in the hierarchy.
/// </summary>
internal static class LabelsFile
{
    /// <summary>A file with more errors than this is the wrong file; further ones are only counted.</summary>
    private const int MostErrors = 20;

    /// <summary>Reads the labels and finds each in the hierarchy.</summary>
    /// <param name="path">The labels file.</param>
    /// <param name="hierarchy">The hierarchy that the labels name concepts of.</param>
    /// <param name="cancellationToken">Stops the reading of a large file.</param>
    /// <returns>The labels, in the order of the classes.</returns>
    /// <exception cref="QualityGateException">The file cannot be read, or a label is not in the hierarchy (codes QG3xxx).</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static ClassLabels Read(InputPath path, Hierarchy hierarchy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(hierarchy);
        var text = InputFile.ReadText(path, DataKind.Labels, cancellationToken);
        var written = LabelFormat.Read(text, cancellationToken);
        if (written.IsEmpty)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.InvalidLabelsFile,
                    path.Whole(),
                    "there is no label in the file; write one per line, in the order of the model's classes."
                )
            );
        }

        return Resolve(path, hierarchy, written, cancellationToken);
    }

    // The last error speaks of all: how many they are, and, where a set of classes is not WordNet's, what there is instead.
    private static string Rest(Hierarchy hierarchy, int unknown, int all) =>
        (unknown > MostErrors ? $" And {unknown - MostErrors} more labels are not found ({unknown} of {all} in all)." : string.Empty)
        + (
            unknown > 1 && hierarchy is WordNet
                ? " For classes that WordNet does not have, give a hierarchy of your own ('hierarchy: plants.yml'), or 'hierarchy: none'."
                : string.Empty
        );

    /// <summary>Finds labels, wherever they were written, in the hierarchy.</summary>
    internal static ClassLabels Resolve(
        InputPath path,
        Hierarchy hierarchy,
        ImmutableArray<WrittenLabel> written,
        CancellationToken cancellationToken = default
    )
    {
        var given = new ClassLabel?[written.Length];
        var readings = new List<(int Class, LabelReading Reading)>();
        var unknown = new List<WrittenLabel>();
        for (var index = 0; index < written.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var label = written[index];
            given[index] = ConceptlessLabel.Of(label) ?? PlainName(hierarchy, label);
            if (given[index] is not null)
            {
                continue;
            }

            if (hierarchy.Read(label.Text) is { } reading)
            {
                readings.Add((index, label.Name is null ? reading : reading with { Name = label.Name }));
            }
            else
            {
                unknown.Add(label);
            }
        }

        if (unknown.Count > 0)
        {
            throw new QualityGateException([
                .. unknown
                    .Take(MostErrors)
                    .Select(
                        (label, i) =>
                            Diagnostic.Error(
                                DiagnosticCodes.LabelNotInHierarchy,
                                label.Location,
                                hierarchy.ExplainUnknown(label.Text)
                                    + BackgroundCheck.Hint(label)
                                    + (
                                        i == Math.Min(unknown.Count, MostErrors) - 1
                                            ? Rest(hierarchy, unknown.Count, written.Length)
                                            : string.Empty
                                    )
                            )
                    ),
            ]);
        }

        var senses = new ChosenSense?[written.Length];
        foreach (var (sense, (index, reading)) in SenseChoice.Of(hierarchy, [.. readings.Select(item => item.Reading)]).Zip(readings))
        {
            senses[index] = sense;
            given[index] = new ClassLabel(reading.Text, reading.Name, sense.Node);
        }

        ImmutableArray<ClassLabel> labels = [.. given.Select(label => label!)];
        RequireNames(hierarchy, labels, written);
        return new ClassLabels(
            path,
            hierarchy,
            labels,
            written[^1].Location,
            [
                .. SharedConcepts(hierarchy, labels, written),
                .. LabelWordsCheck.Of(hierarchy, labels, written),
                .. BackgroundCheck.Of(hierarchy, labels, written),
                .. SenseWarnings.Of(path, hierarchy, labels, [.. senses], written),
            ]
        )
        {
            Senses = [.. senses],
            Locations = [.. written.Select(label => label.Location)],
        };
    }

    // A class of a model whose classes are mere names; null where they stand for concepts.
    private static ClassLabel? PlainName(Hierarchy hierarchy, WrittenLabel label) =>
        hierarchy.Graph is null ? new ClassLabel(label.Text, label.Name ?? label.Text, Node: null) : null;

    // Without a hierarchy nothing but its name tells a class from another.
    private static void RequireNames(Hierarchy hierarchy, ImmutableArray<ClassLabel> items, ImmutableArray<WrittenLabel> written)
    {
        if (hierarchy.Graph is not null)
        {
            return;
        }

        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        Diagnostic[] repeated =
        [
            .. Enumerable
                .Range(0, items.Length)
                .Where(i => items[i].IsInGraphs && !first.TryAdd(items[i].Text, i))
                .Take(MostErrors)
                .Select(i =>
                    Diagnostic.Error(
                        DiagnosticCodes.DuplicateClassName,
                        written[i].Location,
                        $"class {i} is called '{SingleLine.Of(items[i].Text, longest: 60)}', as class {first[items[i].Text]} is; without a "
                            + "hierarchy a name is all that tells classes apart, so give each its own."
                    )
                ),
        ];
        if (repeated.Length > 0)
        {
            throw new QualityGateException([.. repeated]);
        }
    }

    private static IEnumerable<Diagnostic> SharedConcepts(
        Hierarchy hierarchy,
        ImmutableArray<ClassLabel> items,
        ImmutableArray<WrittenLabel> written
    )
    {
        var shared = items
            .Where(label => label.Node is not null)
            .GroupBy(label => label.Node!.Value)
            .Where(group => group.Skip(1).Any())
            .ToArray();
        if (shared.Length > 0)
        {
            int[] first = [.. Enumerable.Range(0, items.Length).Where(i => items[i].Node == shared[0].Key)];
            yield return Diagnostic.Warning(
                DiagnosticCodes.SharedConcept,
                written[first[1]].Location,
                $"class {first[1]} is {hierarchy.NameOf(shared[0].Key)}, as class {first[0]} is; in all, "
                    + $"{shared.Sum(group => group.Count())} of {items.Length} "
                    + "classes share a concept with another, and an edge between such classes is as deep as the concept itself."
            );
        }
    }
}
