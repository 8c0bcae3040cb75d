using System.Text.Json;
using QualityGate.Testing.Packages;

namespace QualityGate.GatedBuilds.Tests;

/// <summary>One gate over many builds: what a build does when something has changed since the last one, or nothing has.</summary>
internal sealed class GateLifecycleTests : ConsumerFixture
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
        File.SetLastWriteTimeUtc(Folder.PathTo("thresholds.yml"), DateTime.UtcNow.AddYears(-10));
        AssertViolated(Gate(1, Analysed));

        // An error is never silenced.
        AssertViolated(Gate(1, SameContent, "-nowarn:QG1001", "-p:NoWarn=QG1001"));
        Assert.That(ReportSaysPassed(), Is.False);

        Demand("similarity-depth: { min: 7 }");
        Gate(0, SameContent);
        Assert.That(ReportSaysPassed(), Is.True);
    }

    [Test]
    public void Warnings_have_their_places_in_the_terminal_logger_and_in_a_binary_log_and_are_what_settings_make_of_them()
    {
        Demand("similarity-depth: { min: 99, severity: warning }");
        Age();
        var first = Build("-p:NoWarn=QG1001;TreatWarningsAsErrors=true;MSBuildTreatWarningsAsErrors=true");
        AssertKind("warning", first);
        Assert.That(first.Output, Does.Contain("QualityGate passed with warnings: 1 model, 0 of 1 thresholds hold."), first.ToString());
        var terminal = ChildProcess.Dotnet(Folder.PathTo("app"), "build", "-tl:on", "-nologo", "--no-restore", "-bl:log.binlog");
        var replayed = ChildProcess.Dotnet(Folder.PathTo("app"), "msbuild", "log.binlog", "-tl:off", "-nologo", "-v:n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(terminal.ExitCode, Is.Zero, terminal.ToString());
            Assert.That(
                System.Text.RegularExpressions.Regex.Replace(
                    terminal.Output,
                    "\u001b\\[[0-9;]*m",
                    string.Empty,
                    System.Text.RegularExpressions.RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                ),
                Does.Match(@"thresholds\.yml\(9,7\): warning QG1001:\s")
            );
            Assert.That(replayed.Output, Does.Contain(Untouched));
            Assert.That(replayed.Output, Does.Contain($"{Folder.PathTo("thresholds.yml")}(9,7): warning QG1001: "));
        }

        // As docs/troubleshooting.md says.
        AssertKind(string.Empty, Build("-nowarn:QG1001"));
        AssertKind(string.Empty, Build("-p:MSBuildWarningsAsMessages=QG1001"));
        AssertKind("error", Build("-warnaserror:QG1001"));
    }

    // The items that Visual Studio compares before it builds at all.
    [Test]
    public void A_passed_run_is_what_the_fast_up_to_date_check_compares()
    {
        Folder.Write("thresholds.yml", "baseline: base.json\n" + SmallRepository.Thresholds("similarity-depth: { max-drop: 0.1 }"));
        Age();

        // The first build accepts the baseline, which is an input of all later ones.
        Folder.Write("exceptions.yml", "version: 1\nsuppressions:\n  - { code: QG1001, reason: it was, expires: 2020-02-29 }\n");
        string[] named =
        [
            $"-p:QualityGateHistory={Folder.PathTo("history.jsonl")}",
            $"-p:QualityGateSuppressions={Folder.PathTo("exceptions.yml")}",
        ];
        var accepted = Build(["-p:QualityGateAcceptBaseline=true", .. named]);
        Assert.That(accepted.ExitCode, Is.Zero, accepted.ToString());
        Assert.That(accepted.Output, Does.Contain($"{Folder.PathTo("exceptions.yml")}(3,5): warning QG1025: "));
        Assert.That(File.ReadAllLines(Folder.PathTo("history.jsonl")), Has.One.Contains("\"gateFile\":\"thresholds.yml\""));
        Assert.That(
            accepted.Output,
            Does.Contain("small  new")
                .And.Contain($"Accepted: {Folder.PathTo("base.json")}")
                .And.Contain($"Next: commit {Folder.PathTo("base.json")}")
                .And.Not.Contain("QG1013")
        );
        var (inputs, outputs) = UpToDate(named);
        var output = outputs.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                inputs,
                Is.SupersetOf(
                    new[] { "thresholds.yml", "base.json", "exceptions.yml", "small.onnx", "labels.txt", "predictions.csv" }.Select(
                        Folder.PathTo
                    )
                ).And.All.Exist
            );
            Assert.That(output, Does.EndWith("manifest.txt").And.Exist);
            Assert.That(inputs.Max(File.GetLastWriteTimeUtc), Is.LessThanOrEqualTo(File.GetLastWriteTimeUtc(output)));
        }

        // A model that is trained anew is newer than the manifest, and the build that follows makes the manifest newer than the model.
        File.SetLastWriteTimeUtc(Folder.PathTo("small.onnx"), File.GetLastWriteTimeUtc(output).AddTicks(1));
        Assert.That(Build(named).ExitCode, Is.Zero);
        Assert.That(File.GetLastWriteTimeUtc(output), Is.GreaterThan(File.GetLastWriteTimeUtc(Folder.PathTo("small.onnx"))));
    }

    // In folders that the user has named, other files stay.
    [Test]
    public void Clean_removes_what_the_gate_wrote_and_nothing_else()
    {
        WriteGatedProject(
            properties: "<TargetFramework>net10.0</TargetFramework><QualityGateReportFolder>../reports</QualityGateReportFolder>"
                + "<QualityGateCacheFolder>../reports/memory</QualityGateCacheFolder>",
            items: ModelItems.Given("given", 0.5)
        );
        string[] mine =
        [
            Folder.Write("reports/mine.txt", "mine"),
            Folder.Write("reports/memory/mine.txt", "mine"),
            Folder.Write("reports/memory/gate-keeper/mine.txt", "mine"),
            Folder.Write("mine/mine.txt", "mine"),
        ];
        Assert.That(Build().ExitCode, Is.Zero);
        Assert.That(
            Directory.GetFiles(Folder.PathTo("reports"), "report.*", SearchOption.AllDirectories),
            Has.Length.EqualTo(4),
            "those of the file, and those of the models"
        );
        AssertCleaned();
        Assert.That(
            new[] { "reports", "mine" }.SelectMany(name => Directory.GetFiles(Folder.PathTo(name), "*", SearchOption.AllDirectories)),
            Is.EquivalentTo(mine)
        );
        Assert.That(Directory.GetFiles(Folder.PathTo("app/obj"), "*.models.*", SearchOption.AllDirectories), Is.Empty);
    }

    // Neither does it take a folder from the environment.
    private void AssertCleaned()
    {
        var names = new[] { "Folder", "ReportFolder", "CacheFolder" };
        var run = Dotnet(names.ToDictionary(name => name, _ => Folder.PathTo("mine/")), "clean");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
    }

    private (string[] Inputs, string[] Outputs) UpToDate(params string[] arguments)
    {
        string[] asked = ["-getItem:UpToDateCheckInput", "-getItem:UpToDateCheckOutput", "-t:_QualityGateCollectUpToDateCheck"];
        var run = Dotnet("msbuild", [.. asked, .. arguments]);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        var items = JsonDocument.Parse(run.Output).RootElement.GetProperty("Items");
        return (Of("UpToDateCheckInput"), Of("UpToDateCheckOutput"));

        string[] Of(string type) =>
            [
                .. items
                    .GetProperty(type)
                    .EnumerateArray()
                    .Where(item => item.GetProperty("Set").GetString() == "QualityGate")
                    .Select(item => item.GetProperty("Identity").GetString()!)
                    .Distinct(),
            ];
    }

    private static void AssertKind(string kind, ChildProcess run)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(kind == "error" ? 1 : 0), run.ToString());
            Assert.That(run.Output.Contains(" QG1001: ", StringComparison.Ordinal), Is.EqualTo(kind.Length > 0), run.ToString());
            Assert.That(run.Output, Does.Contain(kind.Length > 0 ? $": {kind} QG1001: " : "QualityGate "), run.ToString());
        }
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

    private ChildProcess Gate(int exitCode, string expected, params string[] settings)
    {
        var run = Build(["-v:n", .. settings]);
        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.ToString());
        Assert.That(new[] { Analysed, SameContent, Untouched }.Where(run.Output.Contains), Is.EqualTo(new[] { expected }), run.ToString());
        return run;
    }
}
