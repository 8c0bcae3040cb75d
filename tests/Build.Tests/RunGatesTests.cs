using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace QualityGate.Build.Tests;

/// <summary>The gates that a project asks for.</summary>
internal sealed class RunGatesTests : PathFixture
{
    private RecordingEngine engine = null!;

    private string Project => At("app/app.csproj");

    private string Models => At("app/obj/Debug/net10.0/app.models.yml");

    private string Pending => At("app/obj/Debug/net10.0/app.models.pending");

    [SetUp]
    public void FillFolder()
    {
        engine = new RecordingEngine();
        Folder.Write("app/app.csproj", "<Project />");
        Folder.Write("thresholds.yml", "x");
        File.SetLastWriteTimeUtc(Project, DateTime.UtcNow.AddHours(-1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_project_without_models_asks_for_the_gate_of_its_file(bool isBuilt)
    {
        Assert.That(Run(task => task.IsBuilt = isBuilt), Is.True);
        var request = engine.Requests.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((request.Project, request.Target), Is.EqualTo(("gate.proj", "Gate")));
            Assert.That(request.Properties["GateFile"], Is.EqualTo(At("thresholds.yml")));
            Assert.That(request.Properties["Origin"], Is.Empty);
            Assert.That(request.Properties["CacheFolder"], Does.StartWith(At("obj/qualitygate/cache/gate-")));
            Assert.That(request.Properties["BuildAssembly"], Is.EqualTo(typeof(RunGates).Assembly.Location));
            Assert.That(engine.Warnings, Is.Empty);
        }
    }

    // The environment may have variables of any name: whatever a run may be told, it is told.
    [Test]
    public void Every_property_that_the_gates_project_reads_is_given()
    {
        Run();
        var text = File.ReadAllText(Repository.PathTo("src/Tasks/build/QualityGate.Gate.proj"));
        var read = Regex
            .Matches(text, @"\$\((?<name>\w+)\)", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Select(match => match.Groups["name"].Value)
            .Distinct();
        Assert.That(read.Except(["IsDone"]), Is.EquivalentTo(engine.Requests.Single().Properties.Keys));
    }

    // Those of the warnings of a project as well: a gate is part of none.
    [Test]
    public void Properties_that_tell_builds_apart_do_not_tell_gates_apart()
    {
        Run();
        Assert.That(
            engine.Requests.Single().Removed,
            Is.SupersetOf(
                new[] { "Configuration", "TargetFramework", "RuntimeIdentifier", "NoBuild", "TreatWarningsAsErrors", "PublishDir" }
            )
        );
    }

    [Test]
    public void The_gate_of_the_models_is_asked_for_too_though_the_first_fails()
    {
        Folder.Write("app/obj/Debug/net10.0/app.models.yml", "x");
        engine.Answer = request => request.Properties["Origin"].Length > 0;
        Assert.That(Run(task => task.IsBuilt = true), Is.False);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                engine.Requests.Select(request => (request.Properties["GateFile"], request.Properties["Origin"])),
                Is.EqualTo(new[] { (At("thresholds.yml"), string.Empty), (Models, Project) })
            );
            Assert.That(engine.AllowFailureWithoutError, Is.True);
            Assert.That(engine.Errors, Is.Empty, "the gate has said why");
        }
    }

    [Test]
    public void A_file_that_nobody_has_named_need_not_be_there_beside_models()
    {
        File.Delete(At("thresholds.yml"));
        Folder.Write("app/obj/Debug/net10.0/app.models.yml", "x");
        Run(task => task.IsBuilt = true);
        Assert.That(engine.Requests.Single().Properties["GateFile"], Is.EqualTo(Models));
        Run(task => (task.IsBuilt, task.ThresholdsFile) = (true, "../treshold.yml"));
        Assert.That(engine.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public void A_build_that_has_not_come_to_its_end_leaves_models_that_are_not_known()
    {
        Folder.Write("app/obj/Debug/net10.0/app.models.yml", "x");
        File.WriteAllText(Pending, string.Empty);
        Assert.That(Run(), Is.False);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(engine.Errors.Select(error => (error.Code, error.File)), Is.EqualTo(new[] { ("QG0016", Project) }));
            Assert.That(engine.Errors[0].Message, Does.EndWith("build the project again"));
            Assert.That(engine.Errors[0].HelpLink, Does.EndWith("docs/codes/QG0016.md"));
            Assert.That(
                engine.Requests.Select(request => request.Properties["GateFile"]),
                Is.EqualTo(new[] { At("thresholds.yml") }),
                "that which is known is gated all the same"
            );
        }
    }

    [Test]
    public void Models_that_the_project_gives_must_have_been_left_by_a_build()
    {
        Assert.That(Run(task => task.Items = [new TaskItem("../small.onnx")]), Is.False);
        Assert.That(engine.Errors.Single().Code, Is.EqualTo("QG0016"));
        Assert.That(engine.Errors.Single().Message, Does.Contain($"no build has left '{Models}'"));
    }

    [Test]
    public void A_project_that_is_newer_than_its_models_is_a_warning()
    {
        Folder.Write("app/obj/Debug/net10.0/app.models.yml", "x");
        File.SetLastWriteTimeUtc(Models, DateTime.UtcNow.AddHours(-2));
        Assert.That(Run(), Is.True);
        Assert.That(engine.Warnings.Single().Code, Is.EqualTo("QG0022"));
        Assert.That(Run(task => task.IsBuilt = true), Is.True);
        Assert.That(engine.Warnings, Has.Count.EqualTo(1), "a build has just said that they are of today");
    }

    [TestCase("false")]
    [TestCase("False")]
    public void A_gate_that_is_switched_off_is_one_run_that_says_so(string value)
    {
        Folder.Write("app/obj/Debug/net10.0/app.models.yml", "x");
        Run(task => task.IsOn = value);
        var request = engine.Requests.Single();
        Assert.That(
            (request.Properties["GateFile"], request.Properties["IsSwitchedOff"], request.Properties["Severity"]),
            Is.EqualTo((At("thresholds.yml"), "true", string.Empty))
        );
    }

    // A build's own models have no baseline; and the cache of a gate is the same whether it has just accepted or not.
    [Test]
    public void A_baseline_is_accepted_for_thresholds_yml_only()
    {
        Folder.Write("app/obj/Debug/net10.0/app.models.yml", "x");
        Run();
        engine.GlobalProperties.Add("qualitygateacceptbaseline", "True");
        Run(task => task.AcceptBaseline = "True");
        var runs = engine.Requests.GroupBy(request => request.Properties["GateFile"]).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                runs.SelectMany(run => run.Select(request => request.Properties["CacheFolder"]).Distinct()).Count(),
                Is.EqualTo(runs.Length)
            );
            Assert.That(
                engine
                    .Requests.Where(request => request.Properties["AcceptBaseline"] == "true")
                    .Select(request => request.Properties["GateFile"]),
                Is.All.EqualTo(At("thresholds.yml")).And.Not.Empty
            );
        }
    }

    // Such as in Directory.Build.props: no build would ever fail.
    [Test]
    public void A_baseline_that_every_build_would_accept_is_an_error()
    {
        Assert.That(Run(task => task.AcceptBaseline = "true"), Is.False);
        Assert.That((engine.Requests.Count, engine.Errors.Single().Code), Is.EqualTo((0, "QG0056")));
    }

    // The file counts for all gates of the project, from its folder; a build's own models have exceptions only where it names one.
    [TestCase("", 1)]
    [TestCase("../exceptions.yml", 2)]
    public void Exceptions_are_updated_where_the_command_line_says_so(string file, int gates)
    {
        Folder.Write("app/obj/Debug/net10.0/app.models.yml", "x");
        engine.GlobalProperties.Add("QualityGateUpdateSuppressions", "true");
        Run(task => (task.Suppressions, task.UpdateSuppressions, task.SuppressionReason) = (file, "true", "why; because"));
        var updates = engine.Requests.Where(request => request.Properties["UpdateSuppressions"] == "true").ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((engine.Requests.Count, updates.Length), Is.EqualTo((2, gates)));
            Assert.That(
                engine.Requests.Select(request => request.Properties["Suppressions"]),
                Is.All.EqualTo(file.Length == 0 ? string.Empty : At("exceptions.yml"))
            );
            Assert.That(updates.Select(request => request.Properties["SuppressionReason"]), Is.All.EqualTo("why%3b because"));
        }
    }

    [Test]
    public void Exceptions_that_every_build_would_make_are_an_error()
    {
        Assert.That(Run(task => task.UpdateSuppressions = "true"), Is.False);
        Assert.That((engine.Requests.Count, engine.Errors.Single().Code), Is.EqualTo((0, "QG0069")));
    }

    [Test]
    public void Values_reach_the_gate_as_they_are()
    {
        Run(task => task.ReportFolder = "a;b %2e '$(x)' @(y)");
        Assert.That(engine.Requests.Single().Properties["ReportFolder"], Is.EqualTo(At("app/a%3bb %252e %27%24%28x%29%27 %40%28y%29/")));
    }

    [Test]
    public void Names_are_no_commands()
    {
        Run(task => task.ThresholdsFile = "##vso[task.complete]x.yml");
        Assert.That(engine.Lines, Has.Some.Contain("x.yml").And.None.Contain("##vso["));
    }

    // Frameworks that have the same models are gated once, whichever asks; the oldest file is the one that both name.
    [Test]
    public void Models_that_are_the_same_for_several_frameworks_are_one_gate()
    {
        foreach (var (framework, minutes) in new[] { ("net10.0", 3), ("net9.0", 5), ("net8.0", 4) })
        {
            File.SetLastWriteTimeUtc(
                Folder.Write($"app/obj/Debug/{framework}/app.models.yml", framework == "net8.0" ? "other" : "same"),
                DateTime.UtcNow.AddMinutes(-minutes)
            );
        }

        foreach (var (framework, expected) in new[] { ("net10.0", "net9.0"), ("net9.0", "net9.0"), ("net8.0", "net8.0") })
        {
            Assert.That(
                SameModels.Oldest(At($"app/obj/Debug/{framework}/app.models.yml"), "net10.0; net9.0;net8.0;net7.0"),
                Is.EqualTo(At($"app/obj/Debug/{expected}/app.models.yml"))
            );
        }

        Assert.That(SameModels.Oldest(Models, string.Empty), Is.EqualTo(Models), "what other frameworks left earlier does not count");
    }

    [Test]
    public void Settings_are_shown_as_they_count()
    {
        Run(task => (task.IsOn, task.Severity, task.CacheFolder, task.TasksAssembly) = ("true", "warning", "../memory", "/tasks.dll"));
        Assert.That(
            engine.Messages.Where(message => message.Importance == MessageImportance.Low).Select(message => message.Message),
            Is.EqualTo(
                new[]
                {
                    "QualityGate=true",
                    $"QualityGateThresholdsFile={At("thresholds.yml")}",
                    $"QualityGateReportFolder={At("obj/qualitygate/")}",
                    "QualityGateReportFormats=json;markdown",
                    "QualityGateAcceptBaseline=false",
                    "QualityGateSuppressions=(as in thresholds.yml)",
                    "QualityGateUpdateSuppressions=false",
                    "QualityGateSeverity=warning",
                    "QualityGateHistory=(as in thresholds.yml)",
                    $"QualityGateCacheFolder={At("memory/")}",
                    "QualityGateAnnotations=true",
                    "QualityGateTasksAssembly=/tasks.dll",
                    "QualityGateImagesFolder=",
                    "QualityGateModel=",
                }
            )
        );
    }

    [Test]
    public void The_documented_properties_are_those_that_a_build_shows()
    {
        Run();
        var documented = Regex
            .Matches(
                File.ReadAllText(Repository.PathTo("docs/msbuild.md")),
                @"^\| `(?<name>QualityGate\w*)` \|",
                RegexOptions.Multiline,
                TimeSpan.FromSeconds(1)
            )
            .Select(match => match.Groups["name"].Value);
        var shown = engine.Messages.Select(message => message.Message!.Split('=')[0]);
        Assert.That(
            documented,
            Is.EquivalentTo(
                // Users need no assembly of their own; a reason and targets to wait for are not shown.
                shown
                    .Except(["QualityGateModel", "QualityGateTasksAssembly"])
                    .Concat(["QualityGateDependsOn", "QualityGateSuppressionReason"])
            )
        );
    }

    [Test]
    public void A_file_that_cannot_be_written_is_an_error_with_a_code()
    {
        Folder.Write("app/obj", "a file, not a folder");
        var task = new WriteModels
        {
            BuildEngine = engine,
            Project = Project,
            ModelsFile = "obj/Debug/net10.0/app.models.yml",
            Models = [new TaskItem("../small.onnx")],
        };
        Assert.That(task.Execute(), Is.False);
        Assert.That(engine.Errors.Single().Code, Is.EqualTo("QG0023"));
    }

    private bool Run(Action<RunGates>? set = null)
    {
        var task = new RunGates
        {
            BuildEngine = engine,
            Project = Project,
            GateProject = "gate.proj",
            ModelsFile = "obj/Debug/net10.0/app.models.yml",
            IntermediateFolder = "obj/",
        };
        set?.Invoke(task);
        return task.Execute();
    }
}
