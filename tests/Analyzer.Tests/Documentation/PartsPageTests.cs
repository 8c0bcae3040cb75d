using System.Text.RegularExpressions;
using QualityGate.Configuration.Reading;
using QualityGate.Files;

namespace QualityGate.Analyzer.Tests.Documentation;

/// <summary>The examples of limits on parts of a model in docs/thresholds.md are read without a complaint.</summary>
internal sealed partial class PartsPageTests : FolderFixture
{
    [Test]
    public void The_examples_are_accepted()
    {
        var page = File.ReadAllText(Repository.PathTo("docs/thresholds.md")).ReplaceLineEndings("\n");
        GateDefinition[] definitions =
        [
            .. Example()
                .Matches(page)
                .Select(match => match.Groups["text"].Value)
                .Where(text => text.Contains("per-class", StringComparison.Ordinal))
                .Select(text => GateReader.Read(InputPath.FromUser(Folder.Write("thresholds.yml", text)))),
        ];
        Assert.That(definitions, Is.Not.Empty);
        Assert.That(definitions.SelectMany(definition => definition.Diagnostics), Is.Empty);
        Assert.That(
            definitions[0].Entries.Single().Parts.Select(line => line.Title),
            Is.EqualTo(
                new[] { "per-class accuracy", "per-class precision", "per-superclass accuracy", "separate person.n.01 from artifact.n.01" }
            )
        );
    }

    [GeneratedRegex(@"```yaml\n(?<text>version: 1\n.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();
}
