using System.Collections.Immutable;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Models.Reading;
using QualityGate.Reports.Formats;
using QualityGate.Runs;
using QualityGate.Runs.Caching;

namespace QualityGate.Analyzer.Tests.Runs.Caching;

/// <summary>When a verdict is given again, and when it is worked out anew.</summary>
internal sealed class CachedGateTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        Folder.Write(
            "thresholds.yml",
            SmallRepository.Thresholds("similarity-depth: { min: 7 }", "accuracy: { min: 0.9, severity: warning }")
        );
        Age();
    }

    [Test]
    public void A_replay_says_and_writes_the_same()
    {
        var first = Check();
        var reports = Reports();
        Directory.Delete(Folder.PathTo("out"), recursive: true);
        var second = Check();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.IsCached, second.IsCached), Is.EqualTo((false, true)));
            Assert.That(second.Lines, Is.EqualTo(first.Lines));
            Assert.That(
                second.Diagnostics,
                Is.EqualTo(first.Diagnostics).And.Exactly(1).Matches<Diagnostic>(diagnostic => diagnostic.Severity == Severity.Warning)
            );
            Assert.That(second.State, Is.EqualTo(VerdictState.Passed));
            Assert.That(Reports(), Is.EqualTo(reports));
        }

        string[] Reports() => [File.ReadAllText(Folder.PathTo("out/report.json")), File.ReadAllText(Folder.PathTo("out/report.md"))];
    }

    [Test]
    public void A_violated_gate_is_replayed_as_violated()
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 99 }"));
        Assert.That(Check().State, Is.EqualTo(VerdictState.Violated));
        var again = Check();
        Assert.That((again.IsCached, again.State, again.Diagnostics.First().Code), Is.EqualTo((true, VerdictState.Violated, "QG1001")));
    }

    [TestCase("small.onnx")]
    [TestCase("labels.txt")]
    [TestCase("predictions.csv")]
    [TestCase("thresholds.yml")]
    public void A_changed_byte_of_any_input_is_judged_anew_whatever_its_time(string file)
    {
        Check();
        var bytes = File.ReadAllBytes(Folder.PathTo(file));
        Folder.Write(file, [.. bytes, .. "\n"u8]);
        File.SetLastWriteTimeUtc(Folder.PathTo(file), DateTime.UtcNow.AddYears(-3));
        Assert.That(Check().IsCached, Is.False);
    }

    [Test]
    public void A_changed_hierarchy_is_judged_anew()
    {
        const string Tree = "thing:\n  animal: [dog.n.01, cat.n.01]\n  vehicle: [car.n.01, truck.n.01]\n  fruit: [apple.n.01, pear.n.01]\n";
        Folder.Write("tree.yml", Tree);
        Folder.Write(
            "thresholds.yml",
            SmallRepository
                .Thresholds("similarity-depth: { min: 2 }")
                .Replace("    clustering: none\n", "    clustering: none\n    hierarchy: tree.yml\n", StringComparison.Ordinal)
        );
        Age();
        var first = Check();
        var again = Check();
        Folder.Write("tree.yml", $"all:\n {Tree.Replace("\n", "\n ", StringComparison.Ordinal)}\n");
        var changed = Check();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.State, first.IsCached), Is.EqualTo((VerdictState.Violated, false)));
            Assert.That((again.State, again.IsCached), Is.EqualTo((VerdictState.Violated, true)));
            Assert.That((changed.State, changed.IsCached), Is.EqualTo((VerdictState.Passed, false)));
        }
    }

    [Test]
    public void Settings_that_decide_are_part_of_the_key()
    {
        Check();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Check(Severity.Error).State, Is.EqualTo(VerdictState.Violated));
            Assert.That(Check(Severity.Warning).IsCached, Is.False);
            Assert.That(Check().IsCached, Is.True, "both are cached");
        }
    }

    // The complaints of the one are those about a file, of the other about a project.
    [Test]
    public void The_origin_of_a_gate_file_is_part_of_the_cached_settings_and_no_input()
    {
        Folder.Write("app.csproj", "<Project />");
        Check();
        var first = CheckItem();
        Folder.Write("app.csproj", "<Project></Project>");
        var second = CheckItem();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.IsCached, second.IsCached), Is.EqualTo((false, true)));
            Assert.That(
                second.Diagnostics.Select(diagnostic => diagnostic.Location.ToString()),
                Is.EqualTo(new[] { Folder.PathTo("app.csproj") })
            );
        }
    }

    [TestCase("thresholds.yml")]
    [TestCase("small.onnx")]
    public void A_result_whose_inputs_change_while_the_gate_runs_is_not_cached(string file)
    {
        var bytes = File.ReadAllBytes(Folder.PathTo(file));
        Check(new Change(() => Folder.Write(file, [.. bytes, .. "\n"u8])));
        Folder.Write(file, bytes);
        Assert.That(Check().IsCached, Is.False);
    }

    [Test]
    public void A_folder_that_changes_while_the_gate_runs_is_looked_at_and_costs_no_analysis()
    {
        Folder.Write(
            "thresholds.yml",
            SmallRepository.Thresholds("similarity-depth: { min: 7 }").Replace("small.onnx", "'*.onnx'", StringComparison.Ordinal)
        );
        Age();
        Directory.SetLastWriteTimeUtc(Folder.FullPath, DateTime.UtcNow.AddHours(-1));
        Check(new Change(() => Folder.Write("unrelated.txt", "x")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Check().IsCached, Is.True, "the models are the same");
            Folder.Write("second.onnx", File.ReadAllBytes(Folder.PathTo("small.onnx")));
            Assert.That(Check().Lines, Has.Some.Contains("2 models"));
        }
    }

    // As archives with fixed times leave it: the same size and the same time, a whole second, for each version of a file.
    [Test]
    public void A_file_of_a_whole_second_is_read_each_time()
    {
        var (model, time) = (Folder.PathTo("small.onnx"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(model, time);
        Check();
        var bytes = File.ReadAllBytes(model);
        bytes[bytes.AsSpan().IndexOf(BitConverter.GetBytes(1f)) + 2] ^= 0x10;
        Folder.Write("small.onnx", bytes);
        File.SetLastWriteTimeUtc(model, time);
        Assert.That(Check().IsCached, Is.False);
    }

    [Test]
    public void A_link_that_is_turned_while_the_gate_runs_is_not_cached()
    {
        Folder.Write("good.onnx", File.ReadAllBytes(Folder.PathTo("small.onnx")));
        Folder.Write(
            "bad.onnx",
            OnnxBuilder.Classifier(
                new double[,]
                {
                    { 1, 0 },
                    { 0, 1 },
                    { 1, 0.1 },
                    { 0.1, 1 },
                    { 1, 0.2 },
                    { 0.2, 1 },
                }
            )
        );
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 7 }"));
        Turn("bad.onnx");
        Assert.That(Check(new Change(() => Turn("good.onnx"))).State, Is.EqualTo(VerdictState.Passed));
        Turn("bad.onnx");
        Assert.That(Check().State, Is.EqualTo(VerdictState.Violated));

        void Turn(string target)
        {
            File.Delete(Folder.PathTo("small.onnx"));
            File.CreateSymbolicLink(Folder.PathTo("small.onnx"), target);
        }
    }

    [Test]
    public void Links_are_followed_before_what_stands_behind_them()
    {
        Folder.Write("far/deep/x", "x");
        Folder.Write("far/real.onnx", "real");
        Directory.CreateSymbolicLink(Folder.PathTo("near"), "far/deep");
        File.CreateSymbolicLink(Folder.PathTo("model"), "near/../real.onnx");
        File.CreateSymbolicLink(Folder.PathTo("circle"), "circle");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FollowedPath.Of(Folder.PathTo("model")).Real, Is.EqualTo(Folder.PathTo("far/real.onnx")));
            Assert.That(FollowedPath.Of(Folder.PathTo("model")).Links, Is.EqualTo(new[] { Folder.PathTo("model"), Folder.PathTo("near") }));
            Assert.That(FollowedPath.Of(Folder.PathTo("near/nothing")).Real, Is.EqualTo(Folder.PathTo("far/deep/nothing")));
            Assert.That(FollowedPath.Of(Folder.PathTo("labels.txt")).Trail, Is.Empty);
            Assert.That(() => FollowedPath.Of(Folder.PathTo("circle/x")), Throws.InstanceOf<IOException>());
        }
    }

    [Test]
    public void A_run_that_could_not_measure_is_never_cached()
    {
        File.Delete(Folder.PathTo("labels.txt"));
        for (var time = 0; time < 2; time++)
        {
            var output = Check();
            Assert.That((output.State, output.IsCached), Is.EqualTo((VerdictState.NotMeasured, false)));
            Assert.That(
                (Recorded.HasPassed, Recorded.Inputs, Recorded.FindChange()),
                Is.EqualTo((false, Array.Empty<RecordedFile>(), string.Empty))
            );
        }
    }

    [Test]
    public void The_data_file_of_a_model_is_an_input()
    {
        var builder = new OnnxBuilder()
            .Input("x", 1, 2)
            .Output("y", 1, 6)
            .Weights("w", [2, 6], [1, 0.9, 0.6, 0.5, -0.2, -0.4, 0, 0.2, 0.8, 0.9, 1, 0.9])
            .Node("MatMul", ["x", "w"], "y");
        Folder.Write("small.bin", builder.MoveOutside("w", "small.bin"));
        Folder.Write("small.onnx", builder.ToBytes());
        Age();
        Check();
        var data = File.ReadAllBytes(Folder.PathTo("small.bin"));
        data.AsSpan(0, 4).Fill(0x3E);
        Folder.Write("small.bin", data);
        File.SetLastWriteTimeUtc(Folder.PathTo("small.bin"), DateTime.UtcNow.AddYears(-3));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(DataFiles.Of(TestInputs.Input(Folder.PathTo("small.onnx"))), Is.EqualTo(new[] { Folder.PathTo("small.bin") }));
            Assert.That(Check().IsCached, Is.False);
        }
    }

    [Test]
    public void A_link_that_is_turned_to_another_model_is_noticed()
    {
        Folder.Write("v1/model.onnx", File.ReadAllBytes(Folder.PathTo("small.onnx")));
        Folder.Write(
            "v2/model.onnx",
            OnnxBuilder.Classifier(
                new double[,]
                {
                    { 1, 0 },
                    { 0, 1 },
                    { 1, 0.1 },
                    { 0.1, 1 },
                    { 1, 0.2 },
                    { 0.2, 1 },
                }
            )
        );
        foreach (var file in new[] { "v1/model.onnx", "v2/model.onnx" })
        {
            File.SetLastWriteTimeUtc(Folder.PathTo(file), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        Link("v1");
        Folder.Write(
            "thresholds.yml",
            SmallRepository.Thresholds("similarity-depth: { min: 7 }").Replace("small.onnx", "current/model.onnx", StringComparison.Ordinal)
        );
        Check();
        var inputs = Recorded.Inputs;
        Directory.Delete(Folder.PathTo("current"));
        Link("v2");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                inputs.Select(file => file.Path),
                Is.SupersetOf(new[] { Folder.PathTo("current"), Folder.PathTo("current/model.onnx"), Folder.PathTo("v1/model.onnx") })
            );
            Assert.That(new GateRecord([.. inputs], []).Holds(), Is.False);
            Assert.That(Check().IsCached, Is.False);
        }

        void Link(string target) => Directory.CreateSymbolicLink(Folder.PathTo("current"), Folder.PathTo(target));
    }

    [Test]
    public void A_file_whose_stamp_is_the_recorded_one_is_not_read_again()
    {
        Check();
        var model = Folder.PathTo("small.onnx");
        var time = File.GetLastWriteTimeUtc(model);
        var bytes = File.ReadAllBytes(model);
        bytes[bytes.AsSpan().IndexOf(BitConverter.GetBytes(1f)) + 2] ^= 0x10;
        File.WriteAllBytes(model, bytes);
        File.SetLastWriteTimeUtc(model, time);
        Assert.That(Check().IsCached, Is.True, "as in git, whoever sets the time back deceives it");

        File.SetLastWriteTimeUtc(model, time.AddTicks(10));
        Assert.That(Check().IsCached, Is.False);
    }

    [Test]
    public void A_file_that_has_just_changed_is_read_again_each_time()
    {
        Folder.Write("labels.txt", File.ReadAllText(Folder.PathTo("labels.txt")));
        Check();
        var inputs = Recorded.Inputs;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(inputs.Single(file => file.Path == Folder.PathTo("labels.txt")).IsLasting, Is.False);
            Assert.That(inputs.Single(file => file.Path == Folder.PathTo("small.onnx")).IsLasting, Is.True);
        }
    }

    [Test]
    public void A_recorded_file_is_read_as_it_was_written()
    {
        var file = new RecordedFile(
            "/a b/ü'%;",
            new FileStamp(638000000000000000, 637000000000000000, 12),
            new string('a', 64),
            IsLasting: true
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(RecordedFile.Parse(file.ToString()), Is.EqualTo(file));
            Assert.That(file.ToString(), Is.EqualTo("638000000000000000 637000000000000000 12 " + new string('a', 64) + " /a b/ü'%;"));
            Assert.That(RecordedFile.Parse("638000000000000000 0000"), Is.Null);
            Assert.That(RecordedFile.Parse(new string('x', 200)), Is.Null);
        }
    }

    // The manifest as build nodes read it, with the same source.
    [Test]
    public void A_passed_run_leaves_a_manifest_of_its_files_and_its_output()
    {
        var output = Check();
        var manifest = Recorded;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(manifest.HasPassed, Is.True);
            Assert.That(manifest.FindChange(), Is.Null);
            Assert.That(
                manifest.Inputs.Select(file => file.Path),
                Is.SupersetOf(new[] { "small.onnx", "labels.txt", "predictions.csv", "thresholds.yml" }.Select(Folder.PathTo))
            );
            Assert.That(
                manifest.Reports.Select(file => file.Path),
                Is.EqualTo(ReportFormat.All.Select(format => Folder.PathTo($"out/{format.FileName}")))
            );
            Assert.That(manifest.Log, Is.EqualTo(output.Lines.Append(output.ReportLine)));
            Assert.That(
                manifest.Warnings.Select(warning => (warning.Code, warning.File, warning.Line, warning.Column)),
                Is.EqualTo(new[] { ("QG1001", Folder.PathTo("thresholds.yml"), 10, 7) })
            );
            Assert.That(manifest.Warnings[0].Help, Does.EndWith("docs/codes/QG1001.md"));
        }

        File.Delete(Folder.PathTo("out/report.md"));
        Assert.That(Recorded.FindChange(), Is.EqualTo(Folder.PathTo("out/report.md")));
        Check();
        Assert.That(Recorded.FindChange(), Is.Null, "it is written again");
    }

    [Test]
    public void Files_and_variables_that_a_gate_file_names_are_inputs()
    {
        const string Variable = "QUALITYGATE_TEST_LEAST_DEPTH";
        Environment.SetEnvironmentVariable(Variable, null);
        Folder.Write("base.yml", $"version: 1\ndefaults: {{ thresholds: {{ similarity-depth: {{ min: \"${{{Variable}:-3}}\" }} }} }}\n");
        Folder.Write(
            "thresholds.yml",
            "version: 1\nextends: base.yml\nmodels: [{ model: small.onnx, labels: labels.txt, predictions: predictions.csv }]\n"
        );
        Age();
        Assert.That((Check().State, Recorded.FindChange()), Is.EqualTo((VerdictState.Passed, (string?)null)));
        Environment.SetEnvironmentVariable(Variable, "99");
        Assert.That((Recorded.FindChange(), Check().State), Is.EqualTo((Variable, VerdictState.Violated)));
        Environment.SetEnvironmentVariable(Variable, null);
        Assert.That(Check().IsCached, Is.True);
        Folder.Write("base.yml", "version: 1\ndefaults: { thresholds: { similarity-depth: { min: 4 } } }\n");
        Assert.That((Recorded.FindChange(), Check().IsCached), Is.EqualTo((Folder.PathTo("base.yml"), false)));
    }

    [Test]
    public void A_violated_run_leaves_its_inputs_and_is_made_again()
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 99 }"));
        Check();
        Assert.That((Recorded.HasPassed, Recorded.FindChange()), Is.EqualTo((false, string.Empty)));
        Assert.That(Recorded.Inputs, Is.Not.Empty);
    }

    // Through the folders of a pattern, which an added and a removed file change.
    [Test]
    public void A_model_that_joins_or_leaves_a_pattern_is_noticed_before_anything_is_read()
    {
        Folder.Write("models/deep/one.onnx", File.ReadAllBytes(Folder.PathTo("small.onnx")));
        Folder.Write(
            "thresholds.yml",
            SmallRepository.Thresholds("similarity-depth: { min: 7 }").Replace("small.onnx", "models/**/*.onnx", StringComparison.Ordinal)
        );
        AgeFolders();
        Check();
        Assert.That(Recorded.FindChange(), Is.Null);
        Folder.Write("models/deep/two.onnx", File.ReadAllBytes(Folder.PathTo("small.onnx")));
        Assert.That(Recorded.FindChange(), Is.EqualTo(Folder.PathTo("models/deep")));
        AgeFolders();
        Assert.That(Check().Lines, Has.Some.Contains("2 models"));
        Assert.That(Recorded.FindChange(), Is.Null);
        File.Delete(Folder.PathTo("models/deep/one.onnx"));
        Assert.That(Recorded.FindChange(), Is.EqualTo(Folder.PathTo("models/deep/one.onnx")).Or.EqualTo(Folder.PathTo("models/deep")));

        void AgeFolders()
        {
            Age();
            foreach (
                var path in Directory
                    .EnumerateFileSystemEntries(Folder.PathTo("models"), "*", SearchOption.AllDirectories)
                    .Append(Folder.PathTo("models"))
            )
            {
                Directory.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1));
            }
        }
    }

    [Test]
    public void Only_some_outputs_are_kept()
    {
        for (var limit = 0; limit < 20; limit++)
        {
            Folder.Write("thresholds.yml", SmallRepository.Thresholds($"similarity-depth: {{ min: 7.{limit:D2} }}"));
            Check();
        }

        Assert.That(Directory.GetFiles(Folder.PathTo("cache"), "*.json"), Has.Length.EqualTo(16));
    }

    [Test]
    public void A_cache_that_cannot_be_written_changes_no_verdict()
    {
        Folder.Write("cache", "a file, not a folder");
        for (var time = 0; time < 2; time++)
        {
            var output = Check();
            Assert.That((output.State, output.IsCached), Is.EqualTo((VerdictState.Passed, false)));
        }
    }

    private GateFiles Files => new(Folder.PathTo("out"), ReportFormat.All, Folder.PathTo("cache"));

    private Manifest Recorded => Manifest.Read(Files.Manifest)!;

    private GateOutput CheckItem() =>
        CachedGate.Check(
            new GateRequest(InputPath.FromUser(Folder.PathTo("thresholds.yml")))
            {
                Origin = new SourceLocation(Folder.PathTo("app.csproj")),
            },
            Files
        );

    private GateOutput Check(Severity severity) => Check(progress: null, severity);

    private GateOutput Check(IProgress<string>? progress = null, Severity? severity = null) =>
        CachedGate.Check(new GateRequest(InputPath.FromUser(Folder.PathTo("thresholds.yml"))) { Severity = severity }, Files, progress);

    private void Age()
    {
        foreach (var file in Directory.GetFiles(Folder.FullPath))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        }
    }

    private sealed class Change(Action make) : IProgress<string>
    {
        public void Report(string value) => make();
    }
}
