using System.Text.RegularExpressions;
using QualityGate.Configuration.Reading;
using QualityGate.Files;
using QualityGate.Hierarchies.Reading;

namespace QualityGate.Analyzer.Tests.Documentation;

/// <summary>The YAML that newcomers copy from the first pages is what the program reads.</summary>
internal sealed partial class FirstPageExampleTests : FolderFixture
{
    [TestCase("README.md", 1)]
    [TestCase("docs/getting-started.md", 3)]
    [TestCase("docs/images.md", 1)]
    public void Each_thresholds_file_is_accepted(string page, int least)
    {
        string[] files = [.. Blocks(page).Where(block => block.StartsWith("version: 1\n", StringComparison.Ordinal))];
        Assert.That(files, Has.Length.GreaterThanOrEqualTo(least));
        Folder.Write("models/pets/pets.onnx", []);
        foreach (var file in files)
        {
            var entries = GateReader.Read(InputPath.FromUser(Folder.Write("thresholds.yml", file))).Entries;
            Assert.That(entries.Single().Thresholds, Is.Not.Empty);
        }
    }

    [Test]
    public void The_tree_of_ones_own_classes_has_them()
    {
        var tree = Blocks("docs/getting-started.md").Single(block => block.StartsWith("leaf:\n", StringComparison.Ordinal));
        var hierarchy = HierarchyFile.Read(InputPath.FromUser(Folder.Write("plants.yml", tree)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(hierarchy.Find("Tomato___Leaf_Mold"), Is.Not.Null);
            Assert.That(hierarchy.Find("leaf"), Is.Not.Null);
        }
    }

    // Blocks within a list are indented.
    private static IEnumerable<string> Blocks(string page) =>
        from Match match in Yaml.Matches(File.ReadAllText(Repository.PathTo(page)))
        let lines = match.Groups["text"].Value.Split('\n')
        select string.Join('\n', lines.Select(line => line[Math.Min(match.Groups["indent"].Length, line.Length)..]));

    [GeneratedRegex("^(?<indent> *)```yaml\n(?<text>(.*\n)*?)\\k<indent>```", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Yaml { get; }
}
