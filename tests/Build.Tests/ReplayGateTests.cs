extern alias build;

using Microsoft.Build.Framework;
using FileStamp = build::QualityGate.Runs.Caching.FileStamp;
using Manifest = build::QualityGate.Runs.Caching.Manifest;
using ManifestWarning = build::QualityGate.Runs.Caching.ManifestWarning;
using RecordedFile = build::QualityGate.Runs.Caching.RecordedFile;

namespace QualityGate.Build.Tests;

/// <summary>The up-to-date check: when the output of the last run is given again, and how.</summary>
internal sealed class ReplayGateTests : PathFixture
{
    private RecordingEngine engine = null!;

    [SetUp]
    public void FillFolder()
    {
        engine = new RecordingEngine();
        foreach (var file in new[] { "model.onnx", "labels.txt", "models/a.onnx", "report.json" })
        {
            File.SetLastWriteTimeUtc(Folder.Write(file, file), DateTime.UtcNow.AddHours(-1));
        }

        Directory.SetLastWriteTimeUtc(At("models"), DateTime.UtcNow.AddHours(-1));
        Write(Passed);
    }

    [Test]
    public void While_nothing_has_changed_the_output_is_given_again_with_warnings_at_their_places()
    {
        Assert.That(Replay(), Is.True);
        var warning = engine.Warnings.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                engine.Messages.Select(message => (message.Importance, message.Message)),
                Is.EqualTo(
                    new[]
                    {
                        (MessageImportance.Normal, "QualityGate: no input has changed; this is the result of the last run."),
                        (MessageImportance.High, "small  small.onnx: error X100: %41 {0}\nQualityGate passed with warnings."),
                    }
                )
            );
            Assert.That(
                (warning.Code, warning.File, warning.LineNumber, warning.ColumnNumber, warning.Message, warning.HelpLink),
                Is.EqualTo(
                    ("QG1001", "/a b/runs/10:00/thresholds.yml", 9, 7, "accuracy of '{0}' is low: x", "https://example.org/QG1001.md")
                )
            );
            Assert.That(engine.Errors, Is.Empty);
        }
    }

    [TestCase("model.onnx")]
    [TestCase("labels.txt")]
    [TestCase("report.json")]
    public void A_file_of_another_size_has_changed(string file)
    {
        var time = File.GetLastWriteTimeUtc(At(file));
        File.AppendAllText(At(file), "x");
        File.SetLastWriteTimeUtc(At(file), time);
        AssertChanged(file);
    }

    [TestCase("model.onnx", -10)]
    [TestCase("model.onnx", 10)]
    public void A_file_of_another_time_has_changed_an_older_one_too(string file, int ticks)
    {
        File.SetLastWriteTimeUtc(At(file), File.GetLastWriteTimeUtc(At(file)).AddTicks(ticks));
        AssertChanged(file);
    }

    [TestCase("model.onnx")]
    [TestCase("report.json")]
    public void A_file_that_is_gone_has_changed(string file)
    {
        File.Delete(At(file));
        AssertChanged(file);
    }

    [Test]
    public void A_folder_of_a_pattern_in_which_a_file_is_new_has_changed()
    {
        var time = Directory.GetLastWriteTimeUtc(At("models"));
        Folder.Write("models/b.onnx", "x");
        Directory.SetLastWriteTimeUtc(At("models"), time);
        AssertChanged("models");
    }

    [Test]
    public void A_link_that_is_turned_has_changed()
    {
        File.CreateSymbolicLink(At("current"), "model.onnx");
        Write(Passed with { Inputs = [.. Passed.Inputs, Recorded("current", isLasting: true)] });
        Assert.That(Replay(), Is.True);
        File.Delete(At("current"));
        Thread.Sleep(20);
        File.CreateSymbolicLink(At("current"), "models/a.onnx");
        AssertChanged("current");
    }

    // The day is that of UTC, and the last one is among those on which the exception counts.
    [TestCase("2027-03-01T23:59:59Z", true)]
    [TestCase("2027-03-02T01:00:00+02:00", true)]
    [TestCase("2027-03-02T00:00:00Z", false)]
    [TestCase("2028-01-01T00:00:00Z", false)]
    public void An_exception_that_has_expired_since_is_a_change(string now, bool isReplayed)
    {
        Write(Passed with { LastDay = "2027-03-01" });
        var time = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        var task = new ReplayGate
        {
            BuildEngine = engine,
            CacheFolder = At("cache/"),
            Clock = () => time,
        };
        Assert.That((task.Execute(), task.IsDone), Is.EqualTo((true, isReplayed)));
        if (!isReplayed)
        {
            Assert.That(engine.Lines, Is.EqualTo(new[] { "QualityGate: the exceptions that count (until 2027-03-01) may have changed." }));
        }
    }

    // FileStamp.IsLasting decides, when a file is recorded, whether its stamp is enough to recognise it.
    [Test]
    public void A_file_that_is_not_recognised_by_its_stamp_counts_as_changed()
    {
        Write(Passed with { Inputs = [.. Passed.Inputs, Recorded("model.onnx", isLasting: false)] });
        Assert.That(Replay(), Is.False);
    }

    [Test]
    public void A_young_file_and_one_of_a_whole_second_are_not_recognised_by_their_stamps()
    {
        var begun = new DateTime(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Stamp(TimeSpan.FromSeconds(-2).Add(TimeSpan.FromTicks(-1))).IsLasting(begun), Is.True);
            Assert.That(Stamp(TimeSpan.FromSeconds(-2).Add(TimeSpan.FromTicks(1))).IsLasting(begun), Is.False, "young");
            Assert.That(Stamp(TimeSpan.FromSeconds(1.5)).IsLasting(begun), Is.False, "of the future");
            Assert.That(Stamp(TimeSpan.FromSeconds(-9)).IsLasting(begun), Is.False, "a whole second");
        }

        FileStamp Stamp(TimeSpan age) => new((begun + age).Ticks, 0, 1);
    }

    [Test]
    public void A_run_that_did_not_pass_or_could_not_be_recorded_is_made_again()
    {
        Write(Passed with { HasPassed = false });
        Assert.That(Replay(), Is.False);
        Write(Passed with { Inputs = [] });
        Assert.That(Replay(), Is.False);
        Assert.That(engine.Warnings, Is.Empty);
    }

    [Test]
    public void Without_a_manifest_nothing_is_said()
    {
        File.Delete(At("cache/manifest.txt"));
        Assert.That(Replay(), Is.False);
        Assert.That(engine.Messages, Is.Empty);
        Directory.CreateDirectory(At("cache/manifest.txt"));
        Assert.That(Replay(), Is.False);
    }

    // A line lost, doubled or swapped, one cut, a bit flipped, something added: none of it is believed.
    [Test]
    public void A_damaged_manifest_is_as_if_it_were_not_there()
    {
        var path = At("cache/manifest.txt");
        var whole = File.ReadAllBytes(path);
        List<byte[]> damaged =
        [
            [],
            [.. whole, .. "\n"u8],
            [.. "T"u8, .. whole],
        ];
        damaged.AddRange(Enumerable.Range(0, whole.Length).Select(length => whole[..length]));
        damaged.AddRange(
            Enumerable
                .Range(0, whole.Length)
                .Select(at =>
                {
                    var copy = whole.ToArray();
                    copy[at] ^= 0x01;
                    return copy;
                })
        );
        var lines = System.Text.Encoding.UTF8.GetString(whole).Split('\n');
        damaged.AddRange(
            Enumerable
                .Range(0, lines.Length - 1)
                .SelectMany(at =>
                    new IEnumerable<string>[]
                    {
                        lines.Where((_, index) => index != at),
                        lines.Take(at).Append(lines[at]).Concat(lines.Skip(at)),
                    }
                )
                .Select(all => System.Text.Encoding.UTF8.GetBytes(string.Join('\n', all)))
        );
        foreach (var bytes in damaged)
        {
            File.WriteAllBytes(path, bytes);
            Assert.That(Replay(), Is.False, System.Text.Encoding.UTF8.GetString(bytes));
        }

        File.WriteAllBytes(path, whole);
        Assert.That(Replay(), Is.True);
    }

    // The hash is no secret: a cache that somebody else has made may hold anything.
    [Test]
    public void Texts_of_a_manifest_are_no_commands()
    {
        Write(
            Passed with
            {
                Log = ["##vso[task.complete]", "  ::error::x", "##teamcity[y]", "\u202Eturned"],
                Warnings = [new ManifestWarning("QG1001", "h", "::stop-commands::x", 0, 0, "##[command]z")],
            }
        );
        Assert.That(Replay(), Is.True);
        var all = string.Join('\n', engine.Lines.Append(engine.Warnings[0].Message).Append(engine.Warnings[0].File));
        Assert.That(all, Does.Contain("vso").And.Contain("stop-commands").And.Not.Match(@"(?m)##\w*\[|^\s*::|\u202E"));
    }

    [Test]
    public void A_gate_that_is_switched_off_says_so_and_is_done()
    {
        var task = new ReplayGate { BuildEngine = engine, IsSwitchedOff = true };
        Assert.That((task.Execute(), task.IsDone), Is.EqualTo((true, true)));
        Assert.That(engine.Lines, Is.EqualTo(new[] { "QualityGate is skipped: the property QualityGate is false." }));
    }

    private Manifest Passed =>
        new()
        {
            HasPassed = true,
            Inputs = [Recorded("model.onnx"), Recorded("labels.txt"), Recorded("models"), Recorded("nothing")],
            Reports = [RecordedFile.Written(At("report.json"))],
            Log = ["small  small.onnx: error X100: %41 {0}", "QualityGate passed with warnings."],
            Warnings =
            [
                new ManifestWarning(
                    "QG1001",
                    "https://example.org/QG1001.md",
                    "/a b/runs/10:00/thresholds.yml",
                    9,
                    7,
                    "accuracy of '{0}' is low: x"
                ),
            ],
        };

    private RecordedFile Recorded(string file, bool isLasting = true) => new(At(file), FileStamp.Of(At(file)), "content", isLasting);

    private void Write(Manifest manifest) => Folder.Write("cache/manifest.txt", manifest.ToString());

    private void AssertChanged(string file)
    {
        engine.Messages.Clear();
        Assert.That(Replay(), Is.False);
        Assert.That(engine.Lines, Is.EqualTo(new[] { $"QualityGate: {At(file)} may have changed." }));
    }

    private bool Replay()
    {
        var task = new ReplayGate { BuildEngine = engine, CacheFolder = At("cache/") };
        Assert.That(task.Execute(), Is.True);
        return task.IsDone;
    }
}
