using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Runs;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.Gates;

internal sealed class ThresholdsFileTests : FolderFixture
{
    [Test]
    public void A_full_file_is_read_with_every_place()
    {
        var definition = Read(
            """
            version: 1
            models:
              - name: shapes
                model: models/shapes.onnx
                labels: labels.txt
                confusion: confusion.csv
                hierarchy: wordnet
                clustering: none
                thresholds:
                  similarity-depth: { min: 3 }
                  confusions-explained: { min: 0.25, max: 9e-1, severity: warning }
            """
        );
        var entry = definition.Entries.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(entry.Name, Is.EqualTo("shapes"));
            Assert.That(entry.Inputs.Model.FullPath, Is.EqualTo(Folder.PathTo("models/shapes.onnx")));
            Assert.That((entry.Inputs.Model.NamedAt.Line, entry.Inputs.Model.NamedAt.Column), Is.EqualTo((4, 12)));
            Assert.That(entry.Inputs.TestData, Is.TypeOf<Confusion>());
            Assert.That(entry.Inputs.Clustering.Name, Is.EqualTo("none"));
            Assert.That(entry.Thresholds[0].Limits, Is.EqualTo(new[] { new Limit(LimitKind.Minimum, 3) }));
            Assert.That((entry.Thresholds[0].Location.Line, entry.Thresholds[0].Location.Column), Is.EqualTo((10, 7)));
            Assert.That(entry.Thresholds[1].Metric.Name, Is.EqualTo("error-alignment"));
            Assert.That(entry.Thresholds[1].Limits, Has.Length.EqualTo(2));
            Assert.That(entry.Thresholds[1].Severity, Is.EqualTo(Severity.Warning));
            Assert.That(definition.Diagnostics, Is.Empty);
        }
    }

    [Test]
    public void A_model_is_called_after_its_file_and_a_pattern_stands_for_all_files()
    {
        Folder.Write("out/b.onnx", []);
        Folder.Write("out/deep/a.onnx", []);
        Folder.Write("out/c.txt", []);
        Assert.That(Read(Minimal("model: out/**/*.onnx")).Entries.Select(e => e.Name), Is.EqualTo(new[] { "b.onnx", "deep/a.onnx" }));
        Assert.That(Read(Minimal("model: out/*.onnx\n    name: mine")).Entries.Select(e => e.Name), Is.EqualTo(new[] { "mine" }));
        Assert.That(
            Read(Minimal("model: out/**/*.onnx\n    name: mine")).Entries.Select(e => e.Name),
            Is.EqualTo(new[] { "mine/b.onnx", "mine/deep/a.onnx" })
        );
    }

    [Test]
    public void A_pattern_may_be_absolute_or_lead_upwards_and_links_in_circles_end()
    {
        Folder.Write("out/a/model.onnx", []);
        Folder.Write("out/b/model.onnx", []);
        Directory.CreateSymbolicLink(Folder.PathTo("out/a/again"), Folder.PathTo("out"));
        string[] expected = ["a/model.onnx", "b/model.onnx"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read(Minimal("model: out/../out/**/model.onnx")).Entries.Select(e => e.Name), Is.EqualTo(expected));
            Assert.That(
                Read(Minimal($"model: {Folder.PathTo("out").Replace('\\', '/')}/*/model.onnx")).Entries.Select(e => e.Name),
                Is.EqualTo(expected)
            );
            Assert.That(TestInputs.Failure(() => Read(Minimal("model: out/*/../model.onnx"))).Single().Code, Does.StartWith("QG2"));
        }
    }

    [Test]
    public void A_flood_of_mistakes_is_cut() =>
        Assert.That(
            TestInputs.Failure(() => Read(string.Concat(Enumerable.Range(0, 5000).Select(i => $"key{i}: 1\n")))).Count,
            Is.LessThan(150)
        );

    [Test]
    public void A_pattern_without_files_is_never_green() =>
        TestInputs.AssertFailure(() => Read(Minimal("model: out/*.onnx")), DiagnosticCodes.ModelNotFound, (3, 12), "no file");

    [Test]
    public void Anchors_are_resolved() =>
        Assert.That(
            Read(
                Minimal("model: a.onnx").Replace("thresholds:", "thresholds: &all", StringComparison.Ordinal)
                    + """

                      - model: b.onnx
                        labels: l
                        thresholds: *all
                    """
            )
                .Entries[1]
                .Thresholds,
            Has.Length.EqualTo(1)
        );

    [TestCase("model: a.onnx\n    labls: l", DiagnosticCodes.UnknownKey, 4, 5, "Did you mean 'labels'?")]
    [TestCase("model: a.onnx\n    hierarchy: wordnett", DiagnosticCodes.UnknownChoice, 4, 16, "'wordnet'")]
    [TestCase(
        "model: a.onnx\n    clustering: kmeans",
        DiagnosticCodes.UnknownChoice,
        4,
        17,
        "affinity-propagation, louvain, optics, hdbscan, none"
    )]
    [TestCase("model: [a.onnx]", DiagnosticCodes.WrongType, 3, 12, "a list")]
    [TestCase("model: \"a\\0b\"", DiagnosticCodes.WrongType, 3, 12, "control character")]
    [TestCase("model: a.onnx\n    name: \"a\\nb\"", DiagnosticCodes.WrongType, 4, 11, "line break")]
    [TestCase("model:", DiagnosticCodes.WrongType, 3, 11, "nothing")]
    [TestCase("name: a", DiagnosticCodes.MissingKey, 3, 5, "'model'")]
    [TestCase("model: a.onnx\n    model: b.onnx", DiagnosticCodes.DuplicateKey, 4, 5, "first in line 3")]
    [TestCase("model: a.onnx\n    predictions: p\n    confusion: c", DiagnosticCodes.ConflictingKeys, 5, 5, "exclude")]
    public void Mistakes_in_a_model_are_errors_at_their_place(string lines, string code, int line, int column, string word) =>
        TestInputs.AssertFailure(() => Read(Minimal(lines)), code, (line, column), word);

    [TestCase("accuracy: { min: 0.5, confidence: 95 }", DiagnosticCodes.InvalidLimits, 6, 41, "Did you mean 0.95?")]
    [TestCase("accuracy: { min: 0.5, confidence: 0.2 }", DiagnosticCodes.InvalidLimits, 6, 41, "from 0.5 to 0.999")]
    [TestCase(
        "structural-semantic-correlation: { min: 0.5, confidence: 0.9 }",
        DiagnosticCodes.InvalidLimits,
        6,
        64,
        "remove 'confidence'"
    )]
    [TestCase("similarity-deth: { min: 3 }", DiagnosticCodes.UnknownMetric, 6, 7, "Did you mean 'similarity-depth'?")]
    [TestCase("similarityDepth: { min: 3 }", DiagnosticCodes.UnknownMetric, 6, 7, "Did you mean 'similarity-depth'?")]
    [TestCase("zzzzzz: { min: 3 }", DiagnosticCodes.UnknownMetric, 6, 7, "The metrics are: similarity-depth")]
    [TestCase("similarity-depth: 3", DiagnosticCodes.WrongType, 6, 25, "'3'")]
    [TestCase("similarity-depth: { minimum: 3, max: 4 }", DiagnosticCodes.UnknownKey, 6, 27, "'min'")]
    [TestCase("similarity-depth: { min: three }", DiagnosticCodes.WrongType, 6, 32, "'three'")]
    [TestCase("similarity-depth: { min: '3' }", DiagnosticCodes.WrongType, 6, 32, "without quotes")]
    [TestCase("similarity-depth: { min: \"3,5\" }", DiagnosticCodes.WrongType, 6, 32, "decimal point")]
    [TestCase("similarity-depth: { min: NaN }", DiagnosticCodes.WrongType, 6, 32, "'NaN'")]
    [TestCase("similarity-depth: { min: 1e999 }", DiagnosticCodes.WrongType, 6, 32, "'1e999'")]
    [TestCase("similarity-depth: { severity: error }", DiagnosticCodes.InvalidLimits, 6, 25, "demands nothing")]
    [TestCase("similarity-depth: { min: 5, max: 4 }", DiagnosticCodes.InvalidLimits, 6, 32, "no value")]
    [TestCase("similarity-depth: { min: 3, severity: warn }", DiagnosticCodes.UnknownChoice, 6, 45, "'warning'")]
    [TestCase("similarity-depth: { min: 3, min: 4 }", DiagnosticCodes.DuplicateKey, 6, 35, "'min'")]
    [TestCase("error-alignment: { min: 0.1 }\n      confusions-explained: { max: 1 }", DiagnosticCodes.DuplicateKey, 7, 7, "line 6")]
    [TestCase("{ }", DiagnosticCodes.InvalidLimits, 6, 7, "empty")]
    public void Mistakes_in_a_threshold_are_errors_at_their_place(string threshold, string code, int line, int column, string word) =>
        TestInputs.AssertFailure(
            () => Read($"version: 1\nmodels:\n  - model: a.onnx\n    labels: l\n    thresholds:\n      {threshold}\n"),
            code,
            (line, column),
            word
        );

    [TestCase("", DiagnosticCodes.WrongType, 1, 1, "empty")]
    [TestCase("# nothing\n", DiagnosticCodes.WrongType, 1, 1, "empty")]
    [TestCase("- a\n", DiagnosticCodes.WrongType, 1, 1, "a list")]
    [TestCase("version: 1\n", DiagnosticCodes.MissingKey, 1, 1, "'models'")]
    [TestCase("version: 1\nmodels: []\n", DiagnosticCodes.MissingKey, 2, 9, "nothing would be gated")]
    [TestCase("version: 1\nmodels: [a]\n", DiagnosticCodes.WrongType, 2, 10, "'a'")]
    [TestCase("version: 1\nmodels: a\n", DiagnosticCodes.WrongType, 2, 9, "a list")]
    [TestCase("version: 1\nmodels:\n\t- a\n", DiagnosticCodes.InvalidYaml, 3, 1, "a tab")]
    [TestCase("version: [1\n", DiagnosticCodes.InvalidYaml, 2, 1, "not valid YAML")]
    [TestCase("a: *b\n", DiagnosticCodes.InvalidYaml, 1, 4, "in quotes")]
    [TestCase("version: 1\nmodels: []\n---\nversion: 1\n", DiagnosticCodes.InvalidYaml, 3, 1, "second document")]
    public void A_file_that_cannot_be_used_is_an_error(string text, string code, int line, int column, string word) =>
        TestInputs.AssertFailure(() => Read(text), code, (line, column), word);

    [TestCase("version: 2", DiagnosticCodes.UnsupportedVersion, 1, 10)]
    [TestCase("version: one", DiagnosticCodes.WrongType, 1, 10)]
    public void The_version_is_checked(string version, string code, int line, int column) =>
        TestInputs.AssertFailure(
            () => Read(Minimal("model: a.onnx").Replace("version: 1", version, StringComparison.Ordinal)),
            code,
            (line, column)
        );

    [Test]
    public void Deep_nesting_does_not_exhaust_the_stack() =>
        TestInputs.AssertFailure(() => Read(new string('[', 100_000)), DiagnosticCodes.InvalidYaml, (1, 34), "levels deep");

    [Test]
    public void Two_models_of_the_same_name_are_an_error() =>
        TestInputs.AssertFailure(
            () => Read(Minimal("model: a.onnx") + "\n  - model: x/a.onnx\n    labels: l\n    thresholds: { accuracy: { min: 0 } }\n"),
            DiagnosticCodes.DuplicateName,
            (7, 12),
            "'a.onnx'"
        );

    [Test]
    public void All_mistakes_are_said_at_once()
    {
        var diagnostics = TestInputs.Failure(() =>
            Read(
                "version: 3\nmodles: []\nmodels:\n  - model: a.onnx\n    labels: l\n    thresholds:\n      acuracy: { min: 1 "
                    + "}\n      accuracy: { mix: 1 }\n"
            )
        );
        Assert.That(
            diagnostics.Select(d => d.Code),
            Is.EqualTo(
                new[]
                {
                    DiagnosticCodes.UnknownKey,
                    DiagnosticCodes.UnsupportedVersion,
                    DiagnosticCodes.UnknownMetric,
                    DiagnosticCodes.UnknownKey,
                    DiagnosticCodes.InvalidLimits,
                }
            )
        );
    }

    [TestCase("accuracy: { min: 95 }", "can never hold. Did you mean 0.95?")]
    [TestCase("similarity-depth: { max: 0.5 }", "can never hold")]
    public void A_limit_outside_the_metrics_range_is_a_warning(string threshold, string words)
    {
        var definition = Read($"version: 1\nmodels:\n  - model: a.onnx\n    labels: l\n    thresholds:\n      {threshold}\n");
        Assert.That(definition.Diagnostics.Single().ToString(), Does.Contain("warning QG0012").And.Contain(words));
    }

    [Test]
    public void A_missing_file_is_an_error() =>
        TestInputs.AssertFailure(
            () => GateReader.Read(TestInputs.Input(Folder.PathTo("thresholds.yml"))),
            DiagnosticCodes.ThresholdsFileNotFound,
            (0, 0),
            "there is no"
        );

    [Test]
    public void A_missing_file_whose_name_ends_otherwise_is_pointed_out()
    {
        Folder.Write("thresholds.yaml", "version: 1\n");
        TestInputs.AssertFailure(
            () => GateReader.Read(TestInputs.Input(Folder.PathTo("src/thresholds.yml"))),
            DiagnosticCodes.ThresholdsFileNotFound,
            (0, 0),
            $" or above. There is a '{Folder.PathTo("thresholds.yaml")}': rename it to thresholds.yml, or name it as the file to use."
        );
    }

    [TestCase("thresholds.yml")]
    [TestCase("labels.txt")]
    [TestCase("predictions.csv")]
    [TestCase("small.onnx")]
    [Platform(Exclude = "Win", Reason = "There are no pipes with a place in a folder.")]
    [CancelAfter(20_000)]
    public void A_pipe_that_nobody_writes_to_is_not_waited_for(string file)
    {
        SmallRepository.Fill(Folder);
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 3 }"));
        File.Delete(Folder.PathTo(file));
        Assert.That(ChildProcess.Run("mkfifo", Folder.FullPath, new Dictionary<string, string>(), file).ExitCode, Is.Zero);
        var report = Task.Run(() => Gate.Check(TestInputs.Input(Folder.PathTo("thresholds.yml"))));
        Assert.That(report.Wait(TimeSpan.FromSeconds(10)), Is.True, "it waits");
        Assert.That(report.Result.State, Is.EqualTo(VerdictState.NotMeasured));
    }

    [Test]
    public void A_folder_is_no_file() =>
        TestInputs.AssertFailure(
            () => GateReader.Read(TestInputs.Input(Folder.FullPath)),
            DiagnosticCodes.ThresholdsFileNotFound,
            (0, 0),
            "is a folder"
        );

    [Test]
    public void A_file_in_another_encoding_is_an_error() =>
        TestInputs.AssertFailure(
            () => GateReader.Read(TestInputs.Input(Folder.Write("thresholds.yml", [.. "# K"u8, 0xE4, .. "fer\n"u8]))),
            DiagnosticCodes.InvalidYaml,
            (1, 4),
            "0xE4 is not UTF-8"
        );

    [TestCase("version: ]\n")]
    [TestCase("!<> version: 1\n")]
    [TestCase("version: 1\nmodels:\n  - &a {name: x, thresholds: {a\nccuracy:Z{min: 0.5, max: 1# x")]
    public void Brackets_that_confuse_the_parser_are_an_error(string text) =>
        Assert.That(TestInputs.Failure(() => Read(text)).Select(d => d.Code), Has.All.EqualTo(DiagnosticCodes.InvalidYaml));

    [Test]
    public void The_nearest_file_is_found_upwards()
    {
        var file = Folder.Write("thresholds.yml", string.Empty);
        var deep = Directory.CreateDirectory(Folder.PathTo("a/b/c")).FullName;
        Assert.That(ThresholdsFile.FindNearest(deep), Is.EqualTo(file));
    }

    private static string Minimal(string lines) =>
        $"""
            version: 1
            models:
              - {lines}
                labels: l
                thresholds:
                  similarity-depth: {"{ min: 3 }"}
            """;

    private GateDefinition Read(string text) => GateReader.Read(TestInputs.Input(Folder.Write("thresholds.yml", text)));
}
