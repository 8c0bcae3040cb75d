using System.Collections.Immutable;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Reports.Formats;
using QualityGate.Reports.History;
using QualityGate.Reports.Interchange;
using QualityGate.Reports.Markdown;
using QualityGate.Results;
using QualityGate.Runs;
using QualityGate.Runs.Caching;
using QualityGate.Runs.History;

namespace QualityGate.Analyzer.Tests.Runs.History;

/// <summary>The history of a gate: lines that are added, read back and drawn as a trend.</summary>
internal sealed class RunHistoryTests : FolderFixture
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private DateTimeOffset now = new(2026, 11, 27, 18, 30, 1, 250, TimeSpan.Zero);

    private InputPath File => InputPath.FromUser(Folder.PathTo("history.jsonl"));

    private string[] Lines => System.IO.File.ReadAllLines(File.FullPath);

    [Test]
    public void A_run_is_a_line_with_all_that_is_to_be_kept()
    {
        var recorded = History(Commit).Record(Result(0.8));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                System.IO.File.ReadAllText(File.FullPath),
                Is.EqualTo(
                    "{\"version\":1,\"time\":\"2026-11-27T18:30:01Z\",\"model\":\"small\",\"state\":\"passed\","
                        + "\"metrics\":{\"accuracy\":0.8},"
                        + $"\"commit\":\"{Commit}\",\"sha256\":\"aa\"}}\n"
                )
            );
            Assert.That(recorded.Models[0].Trend!.Single().Commit, Is.EqualTo(Commit));
            Assert.That(recorded.Passed, Is.True);
        }
    }

    [Test]
    public void The_same_run_again_is_no_line_and_has_the_same_trend()
    {
        var first = History(Commit).Record(Result(0.8));
        now = now.AddHours(1);
        var again = History(Commit).Record(Result(0.8));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Lines, Has.Length.EqualTo(1));
            Assert.That(JsonReport.Write(again), Is.EqualTo(JsonReport.Write(first)));
        }

        History(Commit).Record(Result(0.7));
        History(commit: null).Record(Result(0.7));
        Assert.That(Lines, Has.Length.EqualTo(3), "another value is another run, and so is another commit");
    }

    [Test]
    public void A_trend_has_the_latest_hundred_runs_of_its_own_model()
    {
        HistoryFile.Append(File, Enumerable.Range(0, 150).SelectMany(k => new[] { Point("small", k), Point("other", -k) }));
        var trend = History(Commit).Record(Result(0.5)).Models[0].Trend!;
        Assert.That(
            trend.Select(point => point.Metrics["accuracy"]),
            Is.EqualTo([.. Enumerable.Range(51, 99).Select(k => (double)k), 0.5])
        );
    }

    // The line without a gate file, of an earlier version, may be of either, whichever has its turn first.
    [Test]
    public void Models_of_one_name_in_two_gate_files_have_trends_of_their_own()
    {
        HistoryFile.Append(File, [Point("small", 0.1)]);
        var first = OfGate("a", 0.2);
        var other = OfGate("b", 0.9);
        var (second, again) = (OfGate("a", 0.3), OfGate("b", 0.9));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.EqualTo(new[] { 0.2 }));
            Assert.That(other, Is.EqualTo(new[] { 0.9 }));
            Assert.That(second, Is.EqualTo(new[] { 0.2, 0.3 }));
            Assert.That(again, Is.EqualTo(new[] { 0.9 }), "the latest run of its own gate was the same");
            Assert.That(Lines, Has.Length.EqualTo(4));
            Assert.That(Lines[1], Does.EndWith(",\"sha256\":\"aa\",\"gateFile\":\"a/thresholds.yml\"}"));
        }
    }

    [TestCase(0, null)]
    [TestCase(1, "1 line of the history names a model of this run ('small') without its gate file, and may be of another: passed over. ")]
    [TestCase(2, "2 lines of the history name a model of this run ('small') without its gate file, and may be of another: passed over. ")]
    public void Lines_that_may_be_of_another_gate_file_are_passed_over_with_a_way_out(int unclaimed, string? warning)
    {
        HistoryFile.Append(File, [.. Enumerable.Repeat(Point("small", 0.1), unclaimed), Point("other", 0.2)]);
        var recorded = HistoryOf("a").Record(Result(0.3));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(recorded.Models[0].Trend!.Select(point => point.Metrics["accuracy"]), Is.EqualTo(new[] { 0.3 }));
            Assert.That(
                recorded.Diagnostics.Select(found => (found.Code, found.Severity, found.File, found.Message)),
                Is.EqualTo(
                    warning is null
                        ? []
                        : new[]
                        {
                            (
                                "QG0088",
                                Severity.Warning,
                                File.FullPath,
                                warning + "Write \"gateFile\":\"a/thresholds.yml\" into those that are this one's, and remove the others."
                            ),
                        }
                )
            );
            Assert.That(recorded.Passed, Is.True);
        }

        // As the warning says.
        System.IO.File.WriteAllLines(
            File.FullPath,
            Lines.Select(line => line.Contains("gateFile") ? line : $"{line[..^1]},\"gateFile\":\"a/thresholds.yml\"}}")
        );
        recorded = HistoryOf("a").Record(Result(0.3));
        Assert.That(
            recorded.Models[0].Trend!.Select(point => point.Metrics["accuracy"]),
            Is.EqualTo([.. Enumerable.Repeat(0.1, unclaimed), 0.3])
        );
        Assert.That(recorded.Diagnostics, Is.Empty);
    }

    [Test]
    public void Lines_of_models_of_two_gate_files_are_told_with_the_name_of_each()
    {
        HistoryFile.Append(File, [Point("small", 0.1), Point("net", 0.2), Point("net", 0.3), Point("other", 0.4)]);
        var history = History(Commit) with
        {
            GateFiles = ImmutableDictionary<string, string>
                .Empty.Add("small", Folder.PathTo("a/thresholds.yml"))
                .Add("net", Folder.PathTo("b \"c\"/thresholds.yml")),
        };
        Assert.That(
            history.Record(Result(0.3)).Diagnostics.Select(found => found.Message),
            Is.EqualTo(
                new[]
                {
                    "1 line of the history names a model of this run ('small') without its gate file, and may be of another: passed over. "
                        + "Write \"gateFile\":\"a/thresholds.yml\" into those that are this one's, and remove the others.",
                    "2 lines of the history name a model of this run ('net') without its gate file, and may be of another: passed over. "
                        + "Write \"gateFile\":\"b \\u0022c\\u0022/thresholds.yml\" into those that are this one's, and remove the others.",
                }
            )
        );
    }

    private double[] OfGate(string folder, double accuracy) =>
        [.. HistoryOf(folder).Record(Result(accuracy)).Models[0].Trend!.Select(point => point.Metrics["accuracy"])];

    private RunHistory HistoryOf(string folder) =>
        History(Commit) with
        {
            GateFiles = ImmutableDictionary<string, string>.Empty.Add("small", Folder.PathTo($"{folder}/thresholds.yml")),
        };

    [Test]
    public void Of_a_long_history_the_end_is_read()
    {
        HistoryFile.Append(File, Enumerable.Range(0, 20_000).Select(k => Point("small", k)));
        var (points, warning) = HistoryFile.Read(File);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(points.Select(point => point.Metrics["accuracy"]), Is.EqualTo(Enumerable.Range(19_000, 1000)));
            Assert.That(warning, Is.Null);
        }
    }

    [TestCase("{\"version\":1,\"time\":\"2026-11-2")]
    [TestCase("{\"version\":2,\"time\":\"2026-11-27T18:30:01Z\",\"model\":\"a\",\"state\":\"passed\",\"metrics\":{}}\n")]
    [TestCase(
        "{\"version\":1,\"time\":\"2026-11-27T18:30:01Z\",\"model\":\"small\",\"state\":\"passed\",\"metrics\":{\"accuracy\":1e999}}\n"
    )]
    [TestCase("{}\n")]
    [TestCase("\0\0\0\0")]
    public void A_line_that_is_none_is_passed_over_with_a_warning_and_the_next_stands_below_it(string damage)
    {
        HistoryFile.Append(File, [Point("small", 0.1)]);
        System.IO.File.AppendAllText(File.FullPath, damage);
        var recorded = History(Commit).Record(Result(0.2));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(recorded.Models[0].Trend!.Select(point => point.Metrics["accuracy"]), Is.EqualTo(new[] { 0.1, 0.2 }));
            Assert.That(recorded.Diagnostics.Select(d => (d.Code, d.Severity)), Is.EqualTo([("QG0086", Severity.Warning)]));
            Assert.That(recorded.Passed, Is.True);
            Assert.That(Lines[^1], Does.StartWith("{\"version\":1").And.EndWith("}"));
        }
    }

    [TestCase("version: 1\nmodels: []\n")]
    [TestCase("[1,2]\n")]
    public void A_file_of_something_else_is_left_alone(string content)
    {
        System.IO.File.WriteAllText(File.FullPath, content);
        AssertUnusable(History(Commit).Record(Result(0.2)), "holds no line of a history");
        Assert.That(System.IO.File.ReadAllText(File.FullPath), Is.EqualTo(content));
    }

    [Test]
    public void A_folder_and_a_device_are_no_history()
    {
        Directory.CreateDirectory(File.FullPath);
        AssertUnusable(History(Commit).Record(Result(0.2)), "is a folder");
        if (!OperatingSystem.IsWindows())
        {
            AssertUnusable(new RunHistory(InputPath.FromUser("/dev/null")).Record(Result(0.2)), "is a pipe or a device");
        }
    }

    [Test]
    public void Runs_at_a_time_lose_no_line()
    {
        Parallel.For(0, 16, k => HistoryFile.Append(File, Enumerable.Range(0, 5).Select(i => Point($"m{k}", i))));
        var (points, warning) = HistoryFile.Read(File);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(warning, Is.Null);
            Assert.That(points.GroupBy(point => point.Model).Select(group => group.Count()), Is.EqualTo(Enumerable.Repeat(5, 16)));
        }
    }

    [Test]
    public void An_unmeasured_model_is_no_point_of_a_trend()
    {
        var result = Result(0.2);
        var unmeasured = result with
        {
            Models = [result.Models[0] with { Classifier = null, Metrics = null, State = VerdictState.NotMeasured }],
        };
        Assert.That(History(Commit).Record(unmeasured).Models[0].Trend, Is.Null);
        Assert.That(System.IO.File.Exists(File.FullPath), Is.False);
    }

    [Test]
    public void The_gate_adds_each_run_and_its_reports_draw_the_trend()
    {
        SmallRepository.Fill(Folder);
        var yaml = SmallRepository
            .Thresholds("accuracy: { min: 0.5 }")
            .Replace("models:", "history: history.jsonl\nmodels:", StringComparison.Ordinal);
        var thresholds = InputPath.FromUser(Folder.Write("thresholds.yml", yaml));
        HistoryFile.Append(File, [.. new[] { 0.1, 0.4 }.Select(value => Point("small", value) with { GateFile = "thresholds.yml" })]);
        var result = Gate.Check(thresholds);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Models[0].Trend, Has.Count.EqualTo(3));
            Assert.That(MarkdownReport.Write(result), Does.Contain("| accuracy | ▁▄█ | 0.1000 | 0.8000 |"));
            Assert.That(
                JsonReport.Write(Gate.Check(new GateRequest(thresholds) { History = InputPath.FromUser(Folder.PathTo("new")) })),
                Does.Contain("\"trend\"")
            );
            Assert.That(System.IO.File.ReadAllLines(Folder.PathTo("new")), Has.Length.EqualTo(1));
        }
    }

    [Test]
    public void A_result_from_the_cache_is_the_same_run()
    {
        SmallRepository.Fill(Folder);
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("accuracy: { min: 0.5 }"));
        var files = new GateFiles(Folder.PathTo("out"), ReportFormat.Default, Folder.PathTo("cache"));
        GateOutput Check() =>
            CachedGate.Check(new GateRequest(InputPath.FromUser(Folder.PathTo("thresholds.yml"))) { History = File }, files);
        var first = Check();
        var again = Check();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.IsCached, again.IsCached), Is.EqualTo((false, true)));
            Assert.That(Lines, Has.Length.EqualTo(1));
            Assert.That(JsonReport.Write(again.Result), Is.EqualTo(JsonReport.Write(first.Result)).And.Contain("\"trend\""));
        }
    }

    // In the first run, too, which makes the history: the report would be written over it.
    [Test]
    public void A_report_never_takes_the_place_of_the_history([Values] bool isThere)
    {
        SmallRepository.Fill(Folder);
        HistoryFile.Append(File, isThere ? [Point("small", 0.1)] : []);
        if (!isThere)
        {
            System.IO.File.Delete(File.FullPath);
        }

        var request = new GateRequest(
            InputPath.FromUser(Folder.Write("thresholds.yml", SmallRepository.Thresholds("accuracy: { min: 0.5 }")))
        )
        {
            History = File,
            Reports = [File.FullPath],
        };
        TestInputs.AssertFailure(() => Gate.Check(request), "QG0020", (0, 0), "overwrite");
    }

    [TestCase("ref: refs/heads/main\n", Commit + "\n", null, Commit)]
    [TestCase("ref: refs/heads/main\n", null, Commit + " refs/heads/main\n", Commit)]
    [TestCase("ref: refs/heads/main\n", null, null, null)]
    [TestCase(Commit + "\n", null, null, Commit)]
    [TestCase("nonsense", null, null, null)]
    [TestCase("ref: ../../../../etc/passwd", null, null, null)]
    public void The_commit_is_read_from_the_repository(string head, string? loose, string? packed, string? expected)
    {
        Folder.Write(".git/HEAD", head);
        Directory.CreateDirectory(Folder.PathTo("deep/er"));
        if (loose is not null)
        {
            Folder.Write(".git/refs/heads/main", loose);
        }

        if (packed is not null)
        {
            Folder.Write(".git/packed-refs", $"# pack-refs with: peeled\n{packed}");
        }

        Assert.That(HeadCommit.Of(Folder.PathTo("deep/er")), Is.EqualTo(expected));
    }

    [Test]
    public void A_worktree_says_where_its_repository_is()
    {
        Folder.Write("main/.git/worktrees/w/HEAD", "ref: refs/heads/side\n");
        Folder.Write("main/.git/worktrees/w/commondir", "../..\n");
        Folder.Write("main/.git/refs/heads/side", $"{Commit}\n");
        Folder.Write("w/.git", $"gitdir: {Folder.PathTo("main/.git/worktrees/w")}\n");
        Assert.That(HeadCommit.Of(Folder.PathTo("w")), Is.EqualTo(Commit));
    }

    private static void AssertUnusable(GateResult result, string message)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.State, Is.EqualTo(VerdictState.NotMeasured));
            Assert.That(result.Diagnostics.Select(d => d.Code), Is.EqualTo(["QG0085"]));
            Assert.That(result.Diagnostics[0].Message, Does.Contain(message));
        }
    }

    private static HistoryPoint Point(string model, double accuracy) =>
        new(
            HistoryPoint.CurrentVersion,
            new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            model,
            VerdictState.Passed,
            ImmutableDictionary<string, double>.Empty.Add("accuracy", accuracy)
        );

    private GateResult Result(double accuracy)
    {
        var golden = StoredResult.Read(InputPath.FromUser(Repository.PathTo("tests/Analyzer.Tests/Golden/passed.json"))).Models[0];
        var metrics = new Dictionary<string, double>(StringComparer.Ordinal) { ["accuracy"] = accuracy };
        return GateResult.Of(
            Folder.FullPath,
            [golden with { Name = "small", Sha256 = "aa", Metrics = metrics, Undefined = new Dictionary<string, string>() }],
            []
        );
    }

    private RunHistory History(string? commit) =>
        new(File) { Clock = new FixedClock(() => now), Variable = name => name == "GITHUB_SHA" ? commit : null };

    private sealed class FixedClock(Func<DateTimeOffset> now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now();
    }
}
