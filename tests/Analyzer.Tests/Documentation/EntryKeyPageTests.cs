
using QualityGate.Configuration;
using QualityGate.Files;

namespace QualityGate.Analyzer.Tests.Documentation;

/// <summary>The keys of an entry in docs/thresholds.md and in the schema for editors are those that the program reads.</summary>
internal sealed class EntryKeyPageTests : FolderFixture
{
    private const string Page = "docs/thresholds.md";

    [Test]
    public void The_table_of_keys_is_that_of_the_descriptions()
    {
        var text = File.ReadAllText(Repository.PathTo(Page)).ReplaceLineEndings("\n");
        GoldenFile.Compare(Page, EntryKeyTable.Insert(text));
    }

    [Test]
    public void The_schema_is_that_of_the_descriptions() =>
        GoldenFile.Compare("docs/thresholds.schema.json", ThresholdsSchema.Create().ToString().ReplaceLineEndings("\n") + "\n");

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

        entry[name] = key.Example;
        var yaml = "version: 1\nmodels:\n  - " + string.Join("\n    ", entry.Select(pair => $"{pair.Key}: {pair.Value}")) + "\n";
        Assert.That(() => ThresholdsFile.Read(InputPath.FromUser(Folder.Write("thresholds.yml", yaml))), Throws.Nothing);
        Assert.That(ThresholdsSchema.Create()["properties"]!["models"]!["items"]!["properties"]!.AsObject().ContainsKey(name), Is.True);
    }

    private static IEnumerable<string> Keys => EntryKeys.All.Select(key => key.Name);
}
