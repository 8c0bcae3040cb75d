using System.Text.RegularExpressions;
using QualityGate.Configuration;

namespace QualityGate.Tasks.Tests;

/// <summary>The text in which the build hands over the items of a project.</summary>
internal sealed class ProjectModelsTests
{
    private static readonly string ProjectFile = Path.GetFullPath("app/app.csproj");

    [Test]
    public void Each_item_begins_with_its_model_and_empty_metadata_are_left_out()
    {
        var models = Read(
            "model=a.onnx",
            "name=a",
            "labels=",
            "thresholds=accuracy: { min: 0.5 }",
            "classifier=",
            "model=b.onnx",
            "name=",
            "labels=l.txt"
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(models.Select(model => model.Location.File), Is.All.EqualTo(ProjectFile));
            Assert.That(
                models.Select(Show),
                Is.EqualTo(new[] { "model=a.onnx|name=a|thresholds=accuracy: { min: 0.5 }", "model=b.onnx|labels=l.txt" })
            );
        }
    }

    [Test]
    public void A_value_goes_on_over_lines_that_begin_with_no_key() =>
        Assert.That(
            Read("model=a.onnx", "thresholds=", "  accuracy:", "    min: 0.5", "classifier=").Select(Show),
            Is.EqualTo(new[] { "model=a.onnx|thresholds=\n  accuracy:\n    min: 0.5" })
        );

    [Test]
    public void Earlier_models_follow_unless_the_same_model_stands_before() =>
        Assert.That(
            Read(
                    "model=a.onnx",
                    "name=a",
                    "labels=new.txt",
                    "earlier=",
                    "model=a.onnx",
                    "name=a",
                    "labels=old.txt",
                    "model=a.onnx",
                    "name=other",
                    "earlier=",
                    "model=a.onnx",
                    "name=other",
                    "labels=older.txt",
                    "model=b.onnx",
                    "name=a"
                )
                .Select(Show),
            Is.EqualTo(new[] { "model=a.onnx|name=a|labels=new.txt", "model=a.onnx|name=other", "model=b.onnx|name=a" })
        );

    [Test]
    public void Two_of_the_same_are_both_there_for_the_gate_to_complain() =>
        Assert.That(Read("model=a.onnx", "model=a.onnx", "earlier=", "model=b.onnx", "model=b.onnx"), Has.Length.EqualTo(4));

    [Test]
    public void An_empty_text_has_none() => Assert.That(ProjectModels.Read(string.Empty), Is.Empty);

    // MSBuild has no functions of items: the text is made in four places.
    [Test]
    public void The_build_writes_all_metadata_the_same_way_everywhere()
    {
        var targets = File.ReadAllText(Repository.PathTo("src/Tasks/build/QualityGate.Items.targets"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Places(@"@\(QualityGateModel->'model=.*?%0a', ''\)"), Is.EqualTo((4, 1)));
            Assert.That(Places(@"\.Replace\(\$\(_QualityGateHere\).*$"), Is.EqualTo((4, 1)), "what is made relative");
        }

        (int All, int Different) Places(string pattern)
        {
            var texts = Regex
                .Matches(targets, pattern, RegexOptions.Multiline, TimeSpan.FromSeconds(1))
                .Select(match => Regex.Replace(match.Value, "</.*", string.Empty, RegexOptions.None, TimeSpan.FromSeconds(1)))
                .ToArray();
            return (texts.Length, texts.Distinct().Count());
        }
    }

    private static ProjectModel[] Read(params string[] lines) =>
        [.. ProjectModels.Read(string.Join('\n', [$"project={ProjectFile}", .. lines]))];

    private static string Show(ProjectModel model) => string.Join('|', model.Values.Select(value => $"{value.Key}={value.Value}"));
}
