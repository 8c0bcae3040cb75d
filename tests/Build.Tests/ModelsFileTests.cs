using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Runs;

namespace QualityGate.Build.Tests;

/// <summary>The models of a build as its output.</summary>
internal sealed class ModelsFileTests : PathFixture
{
    private string Project => At("app/app.csproj");

    private ModelsFile Models => new(Project, "obj/Debug/net10.0/app.models.yml");

    private string FilePath => At("app/obj/Debug/net10.0/app.models.yml");

    private string Mark => At("app/obj/Debug/net10.0/app.models.pending");

    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        Folder.Write("app/app.csproj", "<Project />");
        Age(Project);
    }

    [Test]
    public void Items_are_entries_whose_paths_are_relative_to_the_file()
    {
        Models.End([
            Item(
                "../small.onnx",
                ("Thresholds", "accuracy: { min: 0.5 }"),
                ("Name", "small"),
                ("Labels", At("labels.txt")),
                ("LabelsOrder", "file"),
                ("Confusion", "bin/../matrix.csv"),
                ("MaxMemory", "4096"),
                ("Visible", "false"),
                ("Orientation", string.Empty)
            ),
            Item("bin/Debug/net10.0/made.onnx"),
        ]);
        Assert.That(
            File.ReadAllText(FilePath),
            Is.EqualTo(
                """
                # The models of the last build. The next build writes this file anew.
                version: 1
                models:
                  - name: "small"
                    model: "../../../../small.onnx"
                    labels: "../../../../labels.txt"
                    labels-order: "file"
                    confusion: "../../../matrix.csv"
                    max-memory: 4096
                    thresholds: "accuracy: { min: 0.5 }"
                  - model: "../../../bin/Debug/net10.0/made.onnx"

                """
            )
        );
    }

    // A word of the key stays; a file that is called so keeps a folder before its name.
    [TestCase("wordnet", "wordnet")]
    [TestCase("none", "none")]
    [TestCase("plants.yml", "../../../plants.yml")]
    [TestCase("obj/Debug/net10.0/none", "./none")]
    public void A_hierarchy_is_a_word_or_a_path(string value, string written)
    {
        Models.End([Item("../small.onnx", ("Hierarchy", value))]);
        Assert.That(File.ReadAllText(FilePath), Does.Contain($"    hierarchy: \"{written}\"\n"));
    }

    // A comment, several metrics, lines, and braces.
    [TestCase("accuracy: { min: 0.5 } # enough", 1)]
    [TestCase("accuracy: { min: 0.5 }, similarity-depth: { min: 7 }", 2)]
    [TestCase("\n  accuracy:\n    min: 0.5\n", 1)]
    [TestCase("{ accuracy: { min: 0.5 } }", 1)]
    public void The_gate_reads_thresholds_of_any_form_of_YAML(string thresholds, int count)
    {
        Models.End([Small("a", thresholds), Small("b", thresholds)]);
        var definition = Read();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(definition.Entries.Select(entry => entry.Name), Is.EqualTo(new[] { "a", "b" }));
            Assert.That(definition.Entries.Select(entry => entry.Thresholds.Length), Is.All.EqualTo(count));
            Assert.That(definition.Entries[0].Inputs.Model.FullPath, Is.EqualTo(At("small.onnx")));
            Assert.That(definition.Entries[0].Inputs.Labels!.FullPath, Is.EqualTo(At("labels.txt")));
            Assert.That(definition.Folder, Is.EqualTo(At("app")));
        }
    }

    [Test]
    public void An_item_needs_no_labels()
    {
        Models.End([Item("../small.onnx", ("Thresholds", "accuracy: { min: 0.5 }"))]);
        Assert.That(Read().Entries.Single().Inputs.Labels, Is.Null);
    }

    // A mistake is mended in the project.
    [TestCase("accurracy: { min: 0.5 }", "QG0004: there is no metric 'accurracy'. Did you mean 'accuracy'?")]
    [TestCase("accuracy: { min: 0.5", "QG0002: the thresholds 'accuracy: { min: 0.5'")]
    [TestCase("", "QG0006: the model 'made' has no 'thresholds'")]
    [TestCase("7", "QG0004: there is no metric '7'")]
    public void A_mistake_in_an_item_is_an_error_at_the_project(string thresholds, string message)
    {
        Models.End([Small("made", thresholds)]);
        var errors = Assert.Throws<QualityGateException>(() => Read())!.Diagnostics;
        Assert.That(errors.Select(error => error.ToString()), Has.Some.StartsWith($"{Project}: error {message}"));
        Assert.That(errors.Select(error => error.Location.File), Is.All.EqualTo(Project));
    }

    [Test]
    public void Names_may_hold_any_characters()
    {
        const string Name = "50%25 > 'x'; $(a) @(b) # \"quoted\" \\ ü: [1, {2}] - *";
        File.Copy(At("small.onnx"), At("app/made; 50% 'new' #1.onnx"));
        Models.End([
            new TaskItem(
                "made%3b 50%25 'new' #1.onnx",
                new Dictionary<string, string> { ["Labels"] = "../labels.txt", ["Thresholds"] = "accuracy: { min: 1 }" }
            ),
            Small(Name, "accuracy: { min: 0.5 }"),
        ]);
        Assert.That(
            Read().Entries.Select(entry => (entry.Name, entry.Inputs.Model.FullPath)),
            Is.EqualTo(new[] { ("made; 50% 'new' #1.onnx", At("app/made; 50% 'new' #1.onnx")), (Name, At("small.onnx")) })
        );
    }

    [TestCase("two\nlines", "QG0005")]
    [TestCase("bell\a", "QG0005")]
    public void A_name_that_is_no_line_is_refused_and_forges_no_key(string name, string code)
    {
        Models.End([Small(name, "accuracy: { min: 0.5 }")]);
        Assert.That(Assert.Throws<QualityGateException>(() => Read())!.Diagnostics.Select(error => error.Code), Is.EqualTo(new[] { code }));
    }

    [Test]
    public void A_URL_is_refused_like_any_other()
    {
        Models.End([Item("https://example.org/small.onnx", ("Labels", "../labels.txt"), ("Thresholds", "accuracy: { min: 1 }"))]);
        var result = Gate.Check(Request);
        Assert.That(result.AllDiagnostics.Select(diagnostic => diagnostic.Code), Does.Contain("QG0021"));
    }

    [Test]
    public void The_models_file_keeps_its_time_when_unchanged()
    {
        Models.End([Small("a", "accuracy: { min: 0.5 }")]);
        var time = Age(FilePath);
        File.SetLastWriteTimeUtc(Project, time.AddMinutes(-1));
        Models.End([Small("a", "accuracy: { min: 0.5 }")]);
        Assert.That(File.GetLastWriteTimeUtc(FilePath), Is.EqualTo(time));
        Models.End([Small("a", "accuracy: { min: 0.6 }")]);
        Assert.That(File.GetLastWriteTimeUtc(FilePath), Is.GreaterThan(time));
    }

    [Test]
    public void The_models_file_is_not_older_than_the_project_after_a_build()
    {
        Models.End([Small("a", "accuracy: { min: 0.5 }")]);
        Age(FilePath, hours: 2);
        Assert.That(Models.IsOlderThanProject, Is.True);
        Models.End([Small("a", "accuracy: { min: 0.5 }")]);
        Assert.That(Models.IsOlderThanProject, Is.False);
    }

    [Test]
    public void A_build_without_models_leaves_none()
    {
        Models.End([Small("a", "accuracy: { min: 0.5 }")]);
        Models.End([]);
        Assert.That(FilePath, Does.Not.Exist);
        Models.End([]);
        Assert.That(Directory.GetFileSystemEntries(Path.GetDirectoryName(FilePath)!), Is.Empty);
    }

    [Test]
    public void A_pending_mark_exists_from_putting_outputs_in_place_to_the_end_of_the_build()
    {
        Models.End([Small("a", "accuracy: { min: 0.5 }")]);
        Models.Begin();
        Models.Begin();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Models.IsPending, Is.True);
            Assert.That(Mark, Does.Exist);
            Assert.That(FilePath, Does.Exist, "a gate of another build may just read it");
        }

        Models.End([Small("a", "accuracy: { min: 0.5 }")]);
        Assert.That(Models.IsPending, Is.False);
        Models.Begin();
        Models.Delete();
        Assert.That(Directory.GetFileSystemEntries(Path.GetDirectoryName(FilePath)!), Is.Empty);
    }

    [Test]
    public void Builds_at_once_leave_one_whole_file_and_nothing_else()
    {
        Parallel.For(
            0,
            64,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i =>
            {
                Models.Begin();
                Models.End([Small($"model {i % 2}", "accuracy: { min: 0.5 }")]);
            }
        );
        Assert.That(Read().Entries.Single().Name, Does.Match("^model [01]$"));
        Assert.That(Directory.GetFileSystemEntries(Path.GetDirectoryName(FilePath)!), Is.EqualTo(new[] { FilePath }));
    }

    private GateRequest Request => new(InputPath.FromUser(FilePath)) { Origin = new SourceLocation(Project) };

    private GateDefinition Read() => GateReader.Read(Request);

    private static TaskItem Small(string name, string thresholds) =>
        Item(
            "../small.onnx",
            ("Name", name),
            ("Labels", "../labels.txt"),
            ("Predictions", "../predictions.csv"),
            ("Thresholds", thresholds)
        );

    private static TaskItem Item(string include, params (string Name, string Value)[] metadata)
    {
        var item = new TaskItem(include);
        foreach (var (name, value) in metadata)
        {
            ((ITaskItem2)item).SetMetadataValueLiteral(name, value);
        }

        return item;
    }

    private static DateTime Age(string path, int hours = 1)
    {
        var time = DateTime.UtcNow.AddHours(-hours);
        File.SetLastWriteTimeUtc(path, time);
        return File.GetLastWriteTimeUtc(path);
    }
}
