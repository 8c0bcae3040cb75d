using System.Text.RegularExpressions;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Files;
using QualityGate.Generate;
using QualityGate.Metrics;
using QualityGate.Metrics.Parts;

namespace QualityGate.Analyzer.Tests.Documentation;

/// <summary>The examples of docs/suppressions.md and of the pages of its codes are read, and the schema has their keys.</summary>
internal sealed partial class SuppressionPageTests : FolderFixture
{
    [TestCase("docs/suppressions.md", 1)]
    [TestCase("docs/codes/QG0067.md", 0)]
    public void The_examples_are_accepted(string page, int gates)
    {
        foreach (var file in new[] { "shapes.onnx", "labels.txt", "predictions.csv" })
        {
            Folder.Write(file, "x");
        }

        var blocks = Example()
            .Matches(File.ReadAllText(Repository.PathTo(page)).ReplaceLineEndings("\n"))
            .Select(match => match.Groups["text"].Value);
        var isGate = blocks.ToLookup(text => text.Contains("models:", StringComparison.Ordinal));
        var exceptions = InputPath.FromUser(Folder.Write("quality-suppressions.yml", isGate[false].Single()));
        var gate = InputPath.FromUser(
            Folder.Write(
                "thresholds.yml",
                isGate[true].FirstOrDefault("version: 1\nmodels: [{ model: shapes.onnx, thresholds: { accuracy: { min: 0.9 } } }]\n")
            )
        );
        var request = new GateRequest(gate) { Suppressions = gates == 0 ? exceptions : null };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(isGate[true].Count(), Is.EqualTo(gates));
            Assert.That(GateReader.Read(request).Suppressions.Entries, Is.Not.Empty);
        }
    }

    [Test]
    public void The_schema_has_the_keys_and_codes()
    {
        var entry = SuppressionsSchema.Create()["properties"]!["suppressions"]!["items"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                entry["properties"]!.AsObject().Select(property => property.Key),
                Is.EqualTo(new[] { "code", "model", "metric", "class", "superclass", "pair", "reason", "expires" })
            );
            Assert.That(entry["required"]!.AsArray().Select(key => (string?)key), Is.EqualTo(new[] { "code", "reason" }));
            Assert.That(
                entry["properties"]!["code"]!["enum"]!.AsArray().Select(code => (string?)code),
                Does.Contain("QG1001").And.Contain("QG3023")
            );
            Assert.That(
                entry["properties"]!["metric"]!["enum"]!.AsArray().Select(metric => (string?)metric),
                Is.SupersetOf(PartMetrics.Names).And.SupersetOf(MetricCatalog.Names),
                "exceptions to limits on parts are no mistakes in an editor"
            );
        }
    }

    [GeneratedRegex(@"```yaml\n(?<text>(# yaml.*\n)?version: 1\n.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();
}
