using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.TestData.Images;

namespace QualityGate.Analyzer.Tests.Gates.Composition;

/// <summary>Gate files that inherit from others and include them.</summary>
internal sealed class CompositionTests : FolderFixture
{
    private const string Minimum = "thresholds: { accuracy: { min: 0.5 } }";

    [Test]
    public void Entries_inherit_defaults_key_by_key_and_may_take_them_away()
    {
        var entries = Read(
            $$"""
            version: 1
            defaults:
              labels: l.txt
              clustering: none
              thresholds:
                error-alignment: { min: 0.5, severity: warning }
                accuracy: { min: 0.9, confidence: 0.95 }
            models:
              - model: a.onnx
              - model: b.onnx
                labels: m.txt
                clustering: ~
                thresholds:
                  accuracy: { min: 0.8, max: 0.99 }
                  confusions-explained: ~
            """
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                entries.Select(Describe),
                Is.EqualTo(
                    new[]
                    {
                        "l.txt none error-alignment min 0.5 Warning, accuracy min 0.9 at 95 % Error",
                        "m.txt affinity-propagation accuracy min 0.8, max 0.99 at 95 % Error",
                    }
                )
            );
            Assert.That(entries[1].Thresholds[0].LimitLocations.Select(place => place.Line), Is.EqualTo(new[] { 14, 14 }));
            Assert.That(entries[0].Thresholds[0].Location.Line, Is.EqualTo(6), "where it stands");
        }
    }

    // Test data of one kind can't go with settings of another.
    [TestCase("predictions: p.csv", "p.csv")]
    [TestCase("confusion: c.csv", "c.csv")]
    [TestCase("images: { folder: pictures }", "pictures")]
    [TestCase("name: x", "default.csv")]
    [TestCase("predictions: ~", null)]
    public void Test_data_of_an_entry_takes_the_place_of_the_default(string line, string? data)
    {
        var entry = Read(
                $$"""
                version: 1
                defaults: { labels: l, predictions: default.csv, columns: { true: gold }, {{Minimum}} }
                models:
                  - model: a.onnx
                    {{line}}
                """
            )
            .Single();
        Assert.That(entry.Inputs.TestData?.Path.FileName, Is.EqualTo(data));
    }

    [Test]
    public void Paths_are_relative_to_the_file_that_they_stand_in()
    {
        Folder.Write("shared/deep/root.yml", "version: 1\ndefaults: { hierarchy: plants.yml }\n");
        Folder.Write(
            "shared/base.yml",
            $"version: 1\nextends: deep/root.yml\ndefaults: {{ labels: l.txt, images: {{ preset: imagenet }}, {Minimum} }}\n"
        );
        var entry = Read(
                """
                version: 1
                extends: shared/base.yml
                models:
                  - model: a.onnx
                    images: { folder: pictures }
                """
            )
            .Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(entry.Inputs.Labels!.FullPath, Is.EqualTo(Folder.PathTo("shared/l.txt")));
            Assert.That(entry.Inputs.Hierarchy.File!.FullPath, Is.EqualTo(Folder.PathTo("shared/deep/plants.yml")));
            Assert.That(entry.Inputs.Model.FullPath, Is.EqualTo(Folder.PathTo("a.onnx")));
            Assert.That(entry.Inputs.TestData!.Path.FullPath, Is.EqualTo(Folder.PathTo("pictures")));
            Assert.That(((ImageTestData)entry.Inputs.TestData).Settings.Preset, Is.EqualTo("imagenet"));
        }
    }

    [Test]
    public void Included_files_keep_their_own_settings_and_come_after()
    {
        Folder.Write("m/1/gate.yml", $"version: 1\ndefaults: {{ labels: one }}\nmodels: [{{ model: a.onnx, {Minimum} }}]\n");
        Folder.Write("m/2/gate.yml", $"version: 1\nmodels: [{{ model: b.onnx, {Minimum} }}]\n");
        var definition = Definition(
            $$"""
            version: 1
            include: m/*/gate.yml
            defaults: { labels: own }
            models: [{ model: z.onnx, {{Minimum}} }]
            """
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                definition.Entries.Select(entry => (entry.Name, entry.Inputs.Labels?.FileName)),
                Is.EqualTo(new (string, string?)[] { ("z.onnx", "own"), ("a.onnx", "one"), ("b.onnx", null) })
            );
            Assert.That(definition.Entries[1].Inputs.Model.FullPath, Is.EqualTo(Folder.PathTo("m/1/a.onnx")));
            Assert.That(
                definition.Files.Select(file => Path.GetFileName(file.FullPath)),
                Is.EquivalentTo(new[] { "thresholds.yml", "gate.yml", "gate.yml" })
            );
            Assert.That(definition.Folders, Does.Contain(Folder.PathTo("m/1")));
        }
    }

    [Test]
    public void Several_files_are_gated_in_one_run_below_their_common_folder()
    {
        Folder.Write("a/one.yml", $"version: 1\nmodels: [{{ model: a.onnx, {Minimum} }}]\n");
        Folder.Write("b/two.yml", $"version: 1\nmodels: [{{ model: b.onnx, {Minimum} }}]\n");
        GateRequest Request(params string[] files) =>
            new(TestInputs.Input(Folder.PathTo(files[0])))
            {
                Others = [.. files.Skip(1).Select(file => TestInputs.Input(Folder.PathTo(file)))],
            };
        var definition = GateReader.Read(Request("a/one.yml", "b/two.yml"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(definition.Entries.Select(entry => entry.Name), Is.EqualTo(new[] { "a.onnx", "b.onnx" }));
            Assert.That(definition.Folder, Is.EqualTo(Folder.FullPath));
            Assert.That(
                TestInputs.Failure(() => GateReader.Read(Request("a/one.yml", "a/one.yml"))).Single().Code,
                Is.EqualTo(DiagnosticCodes.GatedTwice)
            );
            Assert.That(
                TestInputs.Failure(() => GateReader.Read(Request("a/one.yml", "b/none.yml"))).Single().Code,
                Is.EqualTo(DiagnosticCodes.ThresholdsFileNotFound)
            );
        }
    }

    [TestCase("base.json", "base.json", null)]
    [TestCase("base.json", "other.json", DiagnosticCodes.SeveralBaselines)]
    [TestCase("base.json", "git:origin/main:base.json", DiagnosticCodes.SeveralBaselines)]
    public void A_run_has_one_baseline(string first, string second, string? code)
    {
        Folder.Write("included.yml", $"version: 1\nbaseline: {second}\nmodels: [{{ model: b.onnx, {Minimum} }}]\n");
        var text = $"version: 1\ninclude: included.yml\nbaseline: {first}\nmodels: [{{ model: a.onnx, {Minimum} }}]\n";
        if (code is null)
        {
            Assert.That(Definition(text).Baseline!.File.FullPath, Is.EqualTo(Folder.PathTo("base.json")));
        }
        else
        {
            TestInputs.AssertFailure(() => Definition(text), code, (2, 11), "one baseline");
        }
    }

    [Test]
    public void Merge_keys_and_keys_for_anchors_work_as_in_YAML()
    {
        var entries = Read(
            $$"""
            version: 1
            x-common: &common { labels: l.txt, clustering: none }
            x-limits: &limits { {{Minimum}}, clustering: louvain }
            models:
              - <<: [*common, *limits]
                model: a.onnx
              - { <<: *limits, model: b.onnx, clustering: optics }
            """
        );
        Assert.That(entries.Select(entry => entry.Inputs.Clustering.Name), Is.EqualTo(new[] { "none", "optics" }));
    }

    [TestCase("predictions: ${QUALITYGATE_TEST_A}/p.csv", "one/p.csv")]
    [TestCase("predictions: \"${QUALITYGATE_TEST_EMPTY:-two}/${QUALITYGATE_TEST_NONE:-three}.csv\"", "two/three.csv")]
    public void Variables_stand_for_their_values(string line, string expected)
    {
        Environment.SetEnvironmentVariable("QUALITYGATE_TEST_A", "one");
        Environment.SetEnvironmentVariable("QUALITYGATE_TEST_EMPTY", string.Empty);
        var definition = Definition(
            $$"""
            version: 1
            models:
              - model: a.onnx
                name: "$${QUALITYGATE_TEST_A} costs 3 $"
                {{line}}
                thresholds: { accuracy: { min: "${QUALITYGATE_TEST_LEAST:-0.25}" } }
            """
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(definition.Entries[0].Inputs.TestData!.Path.FullPath, Is.EqualTo(Folder.PathTo(expected)));
            Assert.That(definition.Entries[0].Thresholds[0].Limits[0].Bound, Is.EqualTo(0.25));
            Assert.That(definition.Entries[0].Name, Is.EqualTo("${QUALITYGATE_TEST_A} costs 3 $"));
            Assert.That(definition.Variables.Select(variable => variable.Name), Does.Contain("QUALITYGATE_TEST_LEAST"));
        }
    }

    // A path that a program has written is no template, and may hold "${".
    [Test]
    public void Variables_stay_as_they_are_in_a_file_that_a_build_has_written()
    {
        var file = Folder.Write(
            "models.yml",
            $$"""
            version: 1
            models: [{ model: "${QUALITYGATE_TEST_NONE}.onnx", {{Minimum}} }]
            """
        );
        var request = new GateRequest(TestInputs.Input(file)) { Origin = new SourceLocation(Folder.PathTo("app.csproj")) };
        Assert.That(GateReader.Read(request).Entries[0].Inputs.Model.FileName, Is.EqualTo("${QUALITYGATE_TEST_NONE}.onnx"));
    }

    private static string Describe(GateEntry entry) =>
        $"{entry.Inputs.Labels!.FileName} {entry.Inputs.Clustering.Name} "
        + string.Join(", ", entry.Thresholds.Select(t => $"{t.Name} {t.DescribeLimits()} {t.Severity}"));

    private System.Collections.Immutable.ImmutableArray<GateEntry> Read(string text) => Definition(text).Entries;

    private GateDefinition Definition(string text) => GateReader.Read(TestInputs.Input(Folder.Write("thresholds.yml", text)));
}
