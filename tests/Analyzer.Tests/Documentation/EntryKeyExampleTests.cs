using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Files;
using QualityGate.Generate;

namespace QualityGate.Analyzer.Tests.Documentation;

/// <summary>The examples of the keys of an entry, as docs/thresholds.md has them, are what the program reads.</summary>
internal sealed class EntryKeyExampleTests : FolderFixture
{
    [Test]
    public void Each_example_is_accepted([ValueSource(nameof(Keys))] string name)
    {
        Assert.That(() => Read(name, EntryKeys.Find(name)!.Example), Throws.Nothing);
        Assert.That(ThresholdsSchema.Create()["properties"]!["models"]!["items"]!["properties"]!.AsObject().ContainsKey(name), Is.True);
    }

    [Test]
    public void Each_example_is_written_as_it_is_read([ValueSource(nameof(AnalysisKeys))] string name)
    {
        var key = EntryKeys.Find(name)!;
        string? Written(string value) =>
            key.ToYaml(Read(name, value), file => Path.GetRelativePath(Folder.FullPath, file.FullPath).Replace('\\', '/'));
        var written = Written(key.Example);
        Assert.That(written, key.Example == key.Default ? Is.Null : Is.Not.Null);
        Assert.That(Written(written ?? key.Example), Is.EqualTo(written));
    }

    // An example stands in an entry with what goes with it, as a user would write it.
    private AnalysisInputs Read(string name, string value)
    {
        SmallRepository.Fill(Folder);
        Dictionary<string, string> entry = new(StringComparer.Ordinal)
        {
            ["model"] = "small.onnx",
            ["labels"] = "labels.txt",
            ["thresholds"] = "{ similarity-depth: { min: 7 } }",
        };
        if (EntryKeys.Find(name)!.Requires is { } companion)
        {
            entry[companion.Key] = EntryKeys.Find(companion.Key)!.Example;
        }

        entry[name] = value;
        var yaml = "version: 1\nmodels:\n  - " + string.Join("\n    ", entry.Select(pair => $"{pair.Key}: {pair.Value}")) + "\n";
        return GateReader.Read(InputPath.FromUser(Folder.Write("thresholds.yml", yaml))).Entries[0].Inputs;
    }

    private static IEnumerable<string> Keys => EntryKeys.All.Select(key => key.Name);

    private static IEnumerable<string> AnalysisKeys => EntryKeys.OfAnalysis().Select(key => key.Name);
}
