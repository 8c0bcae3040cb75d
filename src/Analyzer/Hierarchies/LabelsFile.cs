using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Inputs;

namespace QualityGate.Hierarchies;

/// <summary>
/// Reads a labels file: text with one label per line (a wnid or a synset name), or the JSON that Keras writes
/// (<c>{"0": ["n01440764", "tench"], …}</c>).
/// </summary>
public static class LabelsFile
{
    /// <summary>A file with more errors than this is the wrong file; further ones are only counted.</summary>
    private const int MostErrors = 20;

    /// <summary>Reads the labels and finds each in the hierarchy.</summary>
    /// <param name="path">The labels file.</param>
    /// <param name="hierarchy">The hierarchy that the labels name concepts of.</param>
    /// <returns>The labels, in the order of the classes.</returns>
    /// <exception cref="QualityGateException">The file cannot be read, or a label is not in the hierarchy (codes QG3xxx).</exception>
    public static ClassLabels Read(InputPath path, Hierarchy hierarchy)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(hierarchy);
        var bytes = InputFile.ReadData(path, "labels");
        var text = new SourceText(path.FullPath, bytes);
        var written = text.Content.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..]
            ? KerasLabels.Parse(path, text)
            : TextLabels.Parse(path, text);
        if (written.IsEmpty)
        {
            throw new QualityGateException(Diagnostic.Error(DiagnosticCodes.InvalidLabelsFile, path.Whole(),
                "there is no label in the file; write one per line, in the order of the model's classes."));
        }

        return Resolve(path, hierarchy, written);
    }

    /// <summary>Finds labels, wherever they were written, in the hierarchy.</summary>
    internal static ClassLabels Resolve(InputPath path, Hierarchy hierarchy, ImmutableArray<WrittenLabel> written)
    {
        var nodes = written.Select(label => hierarchy.Find(label.Text)).ToArray();
        var unknown = written.Where((_, i) => nodes[i] is null).ToArray();
        if (unknown.Length > 0)
        {
            throw new QualityGateException([.. unknown.Take(MostErrors).Select((label, i) => Diagnostic.Error(
                DiagnosticCodes.LabelNotInHierarchy,
                label.Location,
                $"{hierarchy.Name} has no '{label.Text}'.{hierarchy.Suggest(label.Text)}"
                    + (i == MostErrors - 1 && unknown.Length > MostErrors
                        ? $" ({unknown.Length - MostErrors} further labels are unknown, too.)"
                        : string.Empty)))]);
        }

        ImmutableArray<ClassLabel> items = [.. written.Select((label, i) => new ClassLabel(label.Text, label.Name, nodes[i]!.Value))];
        return new ClassLabels(path, hierarchy, items, written[^1].Location, [.. SharedConcepts(hierarchy, items, written)]);
    }

    private static IEnumerable<Diagnostic> SharedConcepts(
        Hierarchy hierarchy, ImmutableArray<ClassLabel> items, ImmutableArray<WrittenLabel> written)
    {
        var shared = items.GroupBy(label => label.Node).Where(group => group.Skip(1).Any()).ToArray();
        if (shared.Length > 0)
        {
            int[] first = [.. Enumerable.Range(0, items.Length).Where(i => items[i].Node == shared[0].Key)];
            yield return Diagnostic.Warning(DiagnosticCodes.SharedConcept, written[first[1]].Location,
                $"class {first[1]} is {hierarchy.NameOf(shared[0].Key)}, as class {first[0]} is; in all, {shared.Sum(group => group.Count())} of {items.Length} "
                + "classes share a concept with another, and an edge between such classes is as deep as the concept itself.");
        }
    }
}

/// <summary>A label as it stands in the file, and where.</summary>
internal sealed record WrittenLabel(string Text, string Name, SourceLocation Location);
