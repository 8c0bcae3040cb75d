using System.Text.Json;

namespace QualityGate.Packages.Tests;

/// <summary>What a build does when something has changed since the last one, or nothing has.</summary>
internal sealed class ReplayTests : ConsumerFixture
{
    private const string Analysed = "QualityGate analyses small ...";
    private const string SameContent = "QualityGate: no content has changed";
    private const string Untouched = "QualityGate: no input has changed";

    [SetUp]
    public void WriteProject()
    {
        WriteGatedProject();
        Demand("similarity-depth: { min: 7 }");
        Age();
    }

    [Test]
    public void A_gate_passes_is_repeated_fails_fails_again_and_passes_after_the_fix()
    {
        var first = Gate(0, Analysed);
        var second = Gate(0, Untouched);
        Assert.That(Table(second), Is.EqualTo(Table(first)).And.Contains("QualityGate passed: 1 model, 1 of 1 thresholds hold."));

        Demand("similarity-depth: { min: 99 }");
        AssertViolated(Gate(1, Analysed));
        AssertViolated(Gate(1, SameContent));
        Assert.That(ReportSaysPassed(), Is.False);

        Demand("similarity-depth: { min: 7 }");
        Gate(0, SameContent);
        Assert.That(ReportSaysPassed(), Is.True);
    }

    [Test]
    public void A_model_that_is_touched_but_not_changed_is_replayed()
    {
        Gate(0, Analysed);
        File.SetLastWriteTimeUtc(Folder.PathTo("small.onnx"), DateTime.UtcNow.AddMinutes(-1));
        Gate(0, SameContent);
        Gate(0, Untouched);
    }

    [Test]
    public void A_model_that_changes_and_has_an_older_time_is_gated()
    {
        Gate(0, Analysed);
        Folder.Write(
            "small.onnx",
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
        File.SetLastWriteTimeUtc(Folder.PathTo("small.onnx"), DateTime.UtcNow.AddYears(-10));
        var run = Gate(1, Analysed);
        Assert.That(run.Output, Does.Contain("similarity-depth of 'small' is 5.2000"));
    }

    // Same size, and the same time: a content that hides so well is found because the file was too young to be recognised by its time.
    [Test]
    public void A_model_that_changes_right_after_a_build_and_keeps_size_and_time_is_gated()
    {
        var time = DateTime.UtcNow.AddHours(1);
        File.SetLastWriteTimeUtc(Folder.PathTo("small.onnx"), time);
        Gate(0, Analysed);
        var bytes = File.ReadAllBytes(Folder.PathTo("small.onnx"));
        var at = bytes.AsSpan().IndexOf(BitConverter.GetBytes(1f)) + 2;
        bytes[at] ^= 0x10;
        File.WriteAllBytes(Folder.PathTo("small.onnx"), bytes);
        File.SetLastWriteTimeUtc(Folder.PathTo("small.onnx"), time);
        Gate(0, Analysed);
    }

    [Test]
    public void Tightened_thresholds_fail_even_when_their_file_is_older_than_the_last_verdict()
    {
        Gate(0, Analysed);
        Demand("similarity-depth: { min: 9 }");
        File.SetLastWriteTimeUtc(Folder.PathTo("thresholds.yml"), DateTime.UtcNow.AddYears(-10));
        AssertViolated(Gate(1, Analysed));
    }

    [Test]
    public void An_input_that_is_removed_fails_until_it_is_back()
    {
        Gate(0, Analysed);
        foreach (
            var (file, code) in new[]
            {
                ("small.onnx", "QG2001"),
                ("labels.txt", "QG3001"),
                ("predictions.csv", "QG3001"),
                ("thresholds.yml", "QG0001"),
            }
        )
        {
            var bytes = File.ReadAllBytes(Folder.PathTo(file));
            File.Delete(Folder.PathTo(file));
            for (var time = 0; time < 2; time++)
            {
                var run = Build("-v:n");
                Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
                Assert.That(run.Output, Does.Contain($"error {code}"));
            }

            Folder.Write(file, bytes);
            Gate(0, SameContent);
        }
    }

    [Test]
    public void A_model_that_joins_a_pattern_is_gated()
    {
        Folder.Write("models/deep/one.onnx", File.ReadAllBytes(Folder.PathTo("small.onnx")));
        Folder.Write(
            "thresholds.yml",
            SmallRepository.Thresholds("similarity-depth: { min: 7 }").Replace("small.onnx", "models/**/*.onnx", StringComparison.Ordinal)
        );
        foreach (
            var path in Directory
                .EnumerateFileSystemEntries(Folder.PathTo("models"), "*", SearchOption.AllDirectories)
                .Append(Folder.PathTo("models"))
                .Append(Folder.PathTo("thresholds.yml"))
        )
        {
            Directory.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1));
        }

        Gate(0, "QualityGate passed: 1 model");
        Gate(0, Untouched);
        Folder.Write("models/deep/two.onnx", File.ReadAllBytes(Folder.PathTo("small.onnx")));
        Gate(0, "QualityGate passed: 2 models");
        File.Delete(Folder.PathTo("models/deep/one.onnx"));
        Gate(0, "QualityGate passed: 1 model");
    }

    [Test]
    public void A_report_that_is_gone_is_written_again()
    {
        Gate(0, Analysed);
        File.Delete(Folder.PathTo("obj/qualitygate/report.md"));
        Gate(0, SameContent);
        Assert.That(Folder.PathTo("obj/qualitygate/report.md"), Does.Exist);
    }

    [Test]
    public void A_memory_that_is_damaged_is_no_obstacle()
    {
        Gate(0, Analysed);
        foreach (var file in Directory.GetFiles(Folder.PathTo("obj/qualitygate/cache"), "*", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, "short\n" + new string('x', 200) + "\n{");
        }

        Gate(0, Analysed);
        Gate(0, Untouched);
    }

    // Where MSBuild would not take the line for a warning, the task says it again.
    [Test]
    [Platform(Exclude = "Win", Reason = "No file has a colon in its name.")]
    public void A_warning_at_a_place_with_a_colon_is_repeated_as_a_warning()
    {
        Folder.Write("runs/2026-11-25T10:00/predictions.csv", File.ReadAllText(Folder.PathTo("predictions.csv")));
        Folder.Write(
            "thresholds.yml",
            SmallRepository
                .Thresholds("error-alignment: { min: 0.4, confidence: 0.95 }")
                .Replace("predictions.csv", "runs/2026-11-25T10:00/predictions.csv", StringComparison.Ordinal)
        );
        Age();
        for (var time = 0; time < 2; time++)
        {
            var run = Build();
            Assert.That(run.Output, Does.Contain("warning QG3014").And.Contain("1 Warning(s)"), run.ToString());
        }
    }

    [Test]
    public void A_model_whose_name_reads_like_an_error_is_repeated_like_any_other()
    {
        Folder.Write(
            "thresholds.yml",
            SmallRepository
                .Thresholds("similarity-depth: { min: 7 }")
                .Replace("name: small", "name: 'cats: error x: %41;'", StringComparison.Ordinal)
        );
        Age();
        Assert.That(Gate(0, "QualityGate passed").Output, Does.Contain("cats: error x: %41;  small.onnx"));
        Assert.That(Gate(0, Untouched).Output, Does.Contain("cats: error x: %41;  small.onnx"));
    }

    private static void AssertViolated(ChildProcess run) =>
        Assert.That(run.Output, Does.Contain("thresholds.yml(9,7): error QG1001: similarity-depth of 'small' is 8.2000"));

    // The lines that a user reads, without the time that the build took.
    private static string Table(ChildProcess run) =>
        string.Concat(
            run.Output.Split('\n')
                .SkipWhile(line => !line.TrimStart().StartsWith("small  small.onnx", StringComparison.Ordinal))
                .TakeWhile(line => !line.Contains("report.json", StringComparison.Ordinal))
                .Select(line => line.Trim() + "\n")
        );

    private bool ReportSaysPassed() =>
        JsonDocument.Parse(File.ReadAllText(Folder.PathTo("obj/qualitygate/report.json"))).RootElement.GetProperty("passed").GetBoolean();

    private ChildProcess Gate(int exitCode, string expected)
    {
        var run = Build("-v:n");
        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.ToString());
        Assert.That(run.Output, Does.Contain(expected));
        foreach (
            var other in new[] { Analysed, SameContent, Untouched }.Where(other =>
                new[] { Analysed, SameContent, Untouched }.Contains(expected) && other != expected
            )
        )
        {
            Assert.That(run.Output, Does.Not.Contain(other));
        }

        return run;
    }
}
