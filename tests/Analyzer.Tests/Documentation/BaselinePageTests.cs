using System.Text.RegularExpressions;
using QualityGate.Configuration.Reading;
using QualityGate.Files;

namespace QualityGate.Analyzer.Tests.Documentation;

/// <summary>The examples of docs/baselines.md are read, and name the baseline that the page says.</summary>
internal sealed partial class BaselinePageTests : FolderFixture
{
    private static readonly string Page = File.ReadAllText(Repository.PathTo("docs/baselines.md")).ReplaceLineEndings("\n");

    [Test]
    public void The_examples_are_accepted()
    {
        foreach (var file in new[] { "shapes.onnx", "labels.txt", "predictions.csv" })
        {
            Folder.Write(file, "x");
        }

        GateDefinition[] definitions =
        [
            .. Example()
                .Matches(Page)
                .Select(match => GateReader.Read(InputPath.FromUser(Folder.Write("thresholds.yml", match.Groups["text"].Value)))),
        ];
        Assert.That(
            definitions.Select(definition => (definition.Baseline?.Text, definition.Baseline?.Commit)),
            Is.EqualTo(new[] { ("quality-baseline.json", (string?)null), ("git:origin/main", "origin/main") })
        );

        // Such as that nothing compares with it.
        Assert.That(definitions.SelectMany(definition => definition.Diagnostics), Is.Empty);
    }

    [GeneratedRegex(@"```yaml\n(?<text>version: 1\n.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();
}
