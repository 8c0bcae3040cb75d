using QualityGate.Configuration;
using QualityGate.Files;
using QualityGate.Generate;

namespace QualityGate.Analyzer.Tests.Documentation;

/// <summary>The examples of the keys of an entry, as docs/thresholds.md has them, are what the program reads.</summary>
internal sealed class EntryKeyExampleTests : FolderFixture
{
    // Examples are read as a user would write them, each in an entry with what goes with it.
    [Test]
    public void Each_example_is_accepted([ValueSource(nameof(Keys))] string name)
    {
        var key = EntryKeys.Find(name)!;
        SmallRepository.Fill(Folder);
        Dictionary<string, string> entry = new(StringComparer.Ordinal)
        {
            ["model"] = "small.onnx",
            ["labels"] = "labels.txt",
            ["thresholds"] = "{ similarity-depth: { min: 7 } }",
        };
        if (name == "orientation")
        {
            entry["confusion"] = "matrix.csv";
        }

        if (name is "columns" or "scores")
        {
            entry["predictions"] = "predictions.csv";
        }

        entry[name] = key.Example;
        var yaml = "version: 1\nmodels:\n  - " + string.Join("\n    ", entry.Select(pair => $"{pair.Key}: {pair.Value}")) + "\n";
        Assert.That(() => ThresholdsFile.Read(InputPath.FromUser(Folder.Write("thresholds.yml", yaml))), Throws.Nothing);
        Assert.That(ThresholdsSchema.Create()["properties"]!["models"]!["items"]!["properties"]!.AsObject().ContainsKey(name), Is.True);
    }

    private static IEnumerable<string> Keys => EntryKeys.All.Select(key => key.Name);
}
