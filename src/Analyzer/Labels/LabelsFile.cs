using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies;

namespace QualityGate.Labels;

/// <summary>
/// Reads a labels file: text with one label per line, or JSON: a list of labels, an object from class index to label as Keras writes it
/// (<c>{"0": ["n01440764", "tench"], …}</c>), or the <c>id2label</c> of a Hugging Face configuration.
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
        var written = text.Content.TrimStart(" \t\n"u8) is [(byte)'{' or (byte)'[', ..]
            ? JsonLabels.Parse(text, cancellationToken)
            : TextLabels.Parse(text, cancellationToken);
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

    /// <summary>Finds labels, wherever they were written, in the hierarchy.</summary>
    internal static ClassLabels Resolve(
        InputPath path,
        Hierarchy hierarchy,
        ImmutableArray<WrittenLabel> written,
        CancellationToken cancellationToken = default
    )
    {
        var readings = ImmutableArray.CreateBuilder<LabelReading>(written.Length);
        var unknown = new List<WrittenLabel>();
        foreach (var label in written)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (hierarchy.Read(label.Text) is { } reading)
            {
                readings.Add(label.Name is null ? reading : reading with { Name = label.Name });
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
                                    + (
                                        i == MostErrors - 1 && unknown.Count > MostErrors
                                            ? $" And {unknown.Count - MostErrors} more labels are not found ({unknown.Count} of "
                                                + $"{written.Length} in all)."
                                            : string.Empty
                                    )
                            )
                    ),
            ]);
        }

        var senses = SenseChoice.Of(hierarchy, [.. readings]);
        ImmutableArray<ClassLabel> labels =
        [
            .. senses.Select((sense, i) => new ClassLabel(readings[i].Text, readings[i].Name, sense.Node)),
        ];
        return new ClassLabels(
            path,
            hierarchy,
            labels,
            written[^1].Location,
            [
                .. SharedConcepts(hierarchy, labels, written),
                .. LabelWordsCheck.Of(hierarchy, labels, written),
                .. SenseWarnings.Of(path, hierarchy, labels, senses, written),
            ]
        )
        {
            Senses = senses,
            Locations = [.. written.Select(label => label.Location)],
        };
    }

    private static IEnumerable<Diagnostic> SharedConcepts(
        Hierarchy hierarchy,
        ImmutableArray<ClassLabel> items,
        ImmutableArray<WrittenLabel> written
    )
    {
        var shared = items.GroupBy(label => label.Node).Where(group => group.Skip(1).Any()).ToArray();
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
