using System.Collections.Immutable;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.TestData;
using QualityGate.TestData.Images;

namespace QualityGate.Analyzer.Tests.Gates;

/// <summary>Words in braces in the paths of an entry, and the names of columns.</summary>
internal sealed class PathPlaceholderTests : FolderFixture
{
    [Test]
    public void Each_model_of_a_pattern_has_files_of_its_own()
    {
        Folder.Write("models/a/x.onnx", "a");
        Folder.Write("models/b/y.onnx", "b");
        var entries = Read("model: models/*/*.onnx", "labels: \"{directory}/labels.txt\"", "predictions: \"out/{name}.csv\"");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                entries.Select(entry => entry.Inputs.Labels!.FullPath),
                Is.EqualTo(Paths("models/a/labels.txt", "models/b/labels.txt"))
            );
            Assert.That(entries.Select(entry => entry.Inputs.TestData!.Path.FullPath), Is.EqualTo(Paths("out/x.csv", "out/y.csv")));
        }
    }

    [Test]
    public void A_word_that_stands_for_nothing_is_an_error_at_its_place()
    {
        Folder.Write("models/a/x.onnx", "a");
        TestInputs.AssertFailure(
            () => Read("model: models/*/*.onnx", "labels: labels.txt", "predictions: \"{direktory}/p.csv\""),
            DiagnosticCodes.UnknownPlaceholder,
            (5, 18),
            "'{direktory}'",
            "Did you mean 'directory'?"
        );
    }

    [TestCase("images: { folder: \"{directory}/test\", preprocessor: \"{directory}/{name}.json\" }")]
    [TestCase("images: \"folder={directory}/test;preprocessor={directory}/{name}.json\"")]
    public void Paths_of_images_are_those_of_each_model(string images)
    {
        Folder.Write("models/a/x.onnx", "a");
        Folder.Write("models/b/y.onnx", "b");
        var data = Read("model: models/*/*.onnx", "labels: l.txt", images).Select(entry => (ImageTestData)entry.Inputs.TestData!).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(data.Select(one => one.Folder!.FullPath), Is.EqualTo(Paths("models/a/test", "models/b/test")));
            Assert.That(data.Select(one => one.Settings.Preprocessor!.FullPath), Is.EqualTo(Paths("models/a/x.json", "models/b/y.json")));
        }
    }

    [Test]
    public void A_word_in_images_that_stands_for_nothing_is_an_error_too()
    {
        Folder.Write("models/a/x.onnx", "a");
        TestInputs.AssertFailure(
            () => Read("model: models/*/*.onnx", "labels: labels.txt", "images: { folder: \"{direktory}/t\", preset: raw }"),
            DiagnosticCodes.UnknownPlaceholder,
            (5, 13),
            "'{direktory}'"
        );
    }

    [TestCase("columns: { true: gold, predicted: answer, count: \"count(*)\" }")]
    [TestCase("columns: \"true=gold;predicted=answer;count=count(*)\"")]
    public void Columns_are_a_mapping_or_a_text(string columns)
    {
        var data = (Predictions)
            Read("model: m.onnx", "labels: labels.txt", "predictions: p.csv", columns, "scores: s.npy").Single().Inputs.TestData!;
        Assert.That(data.Columns, Is.EqualTo(new ColumnNames("gold", "answer", "count(*)")));
        Assert.That(data.Scores!.FullPath, Is.EqualTo(Folder.PathTo("s.npy")));
    }

    [TestCase("columns: { gold: true }", DiagnosticCodes.UnknownKey)]
    [TestCase("columns: gold", DiagnosticCodes.InvalidColumns)]
    public void Columns_that_are_none_are_an_error(string columns, string code) =>
        Assert.That(
            TestInputs
                .Failure(() => Read("model: m.onnx", "labels: labels.txt", "predictions: p.csv", columns))
                .Select(error => error.Code),
            Is.EqualTo(new[] { code })
        );

    [Test]
    public void Columns_without_predictions_are_an_error() =>
        Assert.That(
            TestInputs.Failure(() => Read("model: m.onnx", "labels: labels.txt", "columns: { true: a }")).Single().Code,
            Is.EqualTo(DiagnosticCodes.ConflictingKeys)
        );

    private string[] Paths(params string[] names) => [.. names.Select(Folder.PathTo)];

    private ImmutableArray<GateEntry> Read(params string[] keys)
    {
        var yaml = "version: 1\nmodels:\n  - " + string.Join("\n    ", keys) + "\n    thresholds: { accuracy: { min: 0.5 } }\n";
        return GateReader.Read(InputPath.FromUser(Folder.Write("thresholds.yml", yaml))).Entries;
    }
}
