using System.Collections.Immutable;
using System.Text.Json;
using QualityGate.Hierarchies;

namespace QualityGate.Names;

/// <summary>The class names of a classifier with the concepts that they are known to mean.</summary>
/// <param name="Name">The name of the set.</param>
/// <param name="Classes">
/// For each class its name, and the wnids of the concepts that are right; none where nobody can say, so that the class is only company.
/// </param>
internal sealed record NameSet(string Name, ImmutableArray<(string Name, ImmutableArray<string> Right)> Classes)
{
    /// <summary>Reads all sets of a folder: a line per class, its name, a tab, and wnids with blanks between, or <c>?</c>.</summary>
    public static IEnumerable<NameSet> ReadAll(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.tsv")
            .Order(StringComparer.Ordinal)
            .Select(file => new NameSet(
                Path.GetFileNameWithoutExtension(file),
                [
                    .. File.ReadLines(file)
                        .Select(line => line.Split('\t'))
                        .Select(fields => (fields[0], fields[1] == "?" ? ImmutableArray<string>.Empty : [.. fields[1].Split(' ')])),
                ]
            ));

    /// <summary>ImageNet-1k by the names that Keras gives its classes.</summary>
    public static NameSet ImageNet(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return new NameSet(
            "imagenet-1k",
            [
                .. Enumerable
                    .Range(0, json.RootElement.EnumerateObject().Count())
                    .Select(i => json.RootElement.GetProperty($"{i}"))
                    .Select(pair => (pair[1].GetString()!, ImmutableArray.Create(pair[0].GetString()!))),
            ]
        );
    }

    /// <summary>CIFAR-100 by the names of its classes, with a published mapping.</summary>
    public static NameSet Cifar100(string file) =>
        new(
            "cifar-100",
            [
                .. File.ReadLines(file)
                    .Skip(1)
                    .Select(line => line.Split(','))
                    .Select(fields => (fields[0], ImmutableArray.Create(fields[1]))),
            ]
        );

    /// <summary>The same classes, each by all lemmas of its synset.</summary>
    public NameSet WithAllLemmas(WordNet wordNet) =>
        new(
            $"{Name}, lemmas",
            [.. Classes.Select(label => (string.Join(", ", wordNet.LemmasOf(wordNet.Find(label.Right[0])!.Value)), label.Right))]
        );
}
