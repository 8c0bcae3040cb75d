using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using QualityGate.Configuration.Reading;
using QualityGate.Files;
using QualityGate.Generate;
using YamlDotNet.RepresentationModel;

namespace QualityGate.Analyzer.Tests.Documentation;

/// <summary>Every thresholds.yml in README and docs is what the program reads, and what the schema allows.</summary>
internal sealed partial class DocumentedThresholdsTests : FolderFixture
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(ThresholdsSchema.Create().ToString());

    private static IEnumerable<TestCaseData> Examples() =>
        from page in Directory
            .EnumerateFiles(Repository.PathTo("docs"), "*.md", SearchOption.AllDirectories)
            .Prepend(Repository.PathTo("README.md"))
            .Order(StringComparer.Ordinal)
        let text = File.ReadAllText(page).ReplaceLineEndings("\n")
        from Match match in Yaml.Matches(text)
        let indent = match.Groups["indent"].Length
        let lines = match.Groups["text"].Value.Split('\n').Select(line => line[Math.Min(indent, line.Length)..])
        let yaml = string.Join('\n', lines)
        where IsWhole.IsMatch(yaml) && yaml.Contains("models:", StringComparison.Ordinal)
        let line = text[..match.Index].Count(letter => letter == '\n') + 1
        select new TestCaseData(yaml).SetArgDisplayNames($"{Path.GetRelativePath(Repository.Root, page)}:{line}");

    [Test]
    public void The_docs_have_more_than_15_examples() => Assert.That(Examples().Count(), Is.GreaterThan(15));

    [TestCaseSource(nameof(Examples))]
    public void An_example_is_accepted(string yaml)
    {
        Folder.Write("repository/quality-suppressions.yml", "version: 1\nsuppressions: []\n");
        Folder.Write("quality/base.yml", "version: 1\ndefaults: { clustering: none }\n");
        foreach (var file in new[] { "models/a/model.onnx", "models/pets/pets.onnx", "models/b.onnx" })
        {
            Folder.Write($"repository/{file}", "x");
        }

        var path = InputPath.FromUser(Folder.Write("repository/thresholds.yml", yaml));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => GateReader.Read(path), Throws.Nothing);
            Assert.That(Schema.Evaluate(Json(yaml)).IsValid, Is.True, "the schema refuses it");
        }
    }

    [TestCase("version: 1\nmodel: []\n")]
    [TestCase("version: 1\nmodels:\n  - model: a.onnx\n    thresholds: { acuracy: { min: 1 } }\n")]
    public void The_schema_refuses_mistakes(string yaml) => Assert.That(Schema.Evaluate(Json(yaml)).IsValid, Is.False);

    private static JsonElement Json(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return JsonSerializer.SerializeToElement(Node(stream.Documents[0].RootNode));
    }

    private static JsonNode? Node(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(
                map.Children.Select(child => KeyValuePair.Create(child.Key.ToString(), Node(child.Value)))
            ),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(Node)]),
            YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "~" or "null" or "" } => null,
            YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: { } text }
                when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ => JsonValue.Create(((YamlScalarNode)node).Value),
        };

    [GeneratedRegex("^(?<indent> *)```yaml\n(?<text>(.*\n)*?)\\k<indent>```", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Yaml { get; }

    [GeneratedRegex("^version: 1", RegexOptions.Multiline, 1000)]
    private static partial Regex IsWhole { get; }
}
