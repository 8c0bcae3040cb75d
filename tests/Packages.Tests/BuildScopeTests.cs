using System.Text.RegularExpressions;

namespace QualityGate.Packages.Tests;

/// <summary>When the gate runs in a build, and when it does not.</summary>
internal sealed class BuildScopeTests : ConsumerFixture
{
    private const string Multiple = "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>";

    [Test]
    public void A_project_with_several_target_frameworks_is_gated_once()
    {
        WriteGatedProject(properties: Multiple);
        Demand("similarity-depth: { min: 7 }");
        var run = Build();
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(Verdicts(run), Is.EqualTo(1), run.ToString());
    }

    [Test]
    public void One_framework_of_several_is_gated_too_by_itself_and_through_a_reference()
    {
        WriteGatedProject(properties: Multiple);
        Folder.Write(
            "user/user.csproj",
            Project("<TargetFramework>net10.0</TargetFramework>", "<ProjectReference Include=\"../app/app.csproj\" />")
        );
        Demand("similarity-depth: { min: 99 }");
        foreach (var run in new[] { Build("-f", "net10.0"), ChildProcess.Dotnet(Folder.PathTo("user"), "build", "-tl:off", "-nologo") })
        {
            AssertViolated(run);
        }
    }

    [TestCase("-m:4")]
    [TestCase("-m:1")]
    [TestCase("-m:4", "-graph")]
    public void Three_projects_of_a_solution_under_one_thresholds_file_are_gated_once(params string[] arguments)
    {
        foreach (var name in new[] { "a", "b", "c" })
        {
            WriteGatedProject(name, properties: name == "c" ? Multiple : "<TargetFramework>net10.0</TargetFramework>");
        }

        Folder.Write(
            "all.slnx",
            "<Solution><Project Path=\"a/a.csproj\" /><Project Path=\"b/b.csproj\" /><Project Path=\"c/c.csproj\" /></Solution>"
        );
        Demand("similarity-depth: { min: 7 }");
        var passing = Solution();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(passing.ExitCode, Is.Zero, passing.ToString());
            Assert.That(Verdicts(passing), Is.EqualTo(1), passing.ToString());
            Assert.That(Folder.PathTo("obj/qualitygate/report.json"), Does.Exist);
        }

        Demand("similarity-depth: { min: 99 }");
        var failing = Solution();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failing.ExitCode, Is.EqualTo(1), failing.ToString());
            Assert.That(Verdicts(failing), Is.EqualTo(1), failing.ToString());

            // Once where it happens, and once in the summary.
            Assert.That(
                Regex.Count(failing.Output, "error QG1001", RegexOptions.None, TimeSpan.FromSeconds(1)),
                Is.EqualTo(2),
                failing.ToString()
            );
        }

        ChildProcess Solution() => ChildProcess.Dotnet(Folder.FullPath, ["build", "all.slnx", "-tl:off", "-nologo", .. arguments]);
    }

    [Test]
    public void Two_projects_each_with_a_thresholds_file_of_their_own_are_gated_each()
    {
        foreach (var (name, limit) in new[] { ("a", 7), ("b", 99) })
        {
            WriteGatedProject(name);
            Folder.Write(
                $"{name}/thresholds.yml",
                SmallRepository
                    .Thresholds($"similarity-depth: {{ min: {limit} }}")
                    .Replace(": small.onnx", ": ../small.onnx", StringComparison.Ordinal)
                    .Replace(": labels.txt", ": ../labels.txt", StringComparison.Ordinal)
                    .Replace(": predictions.csv", ": ../predictions.csv", StringComparison.Ordinal)
            );
        }

        Folder.Write("all.slnx", "<Solution><Project Path=\"a/a.csproj\" /><Project Path=\"b/b.csproj\" /></Solution>");
        var run = ChildProcess.Dotnet(
            Folder.FullPath,
            "build",
            "all.slnx",
            "-tl:off",
            "-nologo",
            "--artifacts-path",
            Folder.PathTo("artifacts")
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(Verdicts(run), Is.EqualTo(2), run.ToString());
            Assert.That(run.Output, Does.Contain($"{Folder.PathTo("b/thresholds.yml")}(9,7): error QG1001"));
            Assert.That(
                Directory.GetFiles(Folder.PathTo("artifacts/qualitygate"), "report.json", SearchOption.AllDirectories),
                Has.Length.EqualTo(2)
            );
        }
    }

    [Test]
    public void Pack_and_publish_fail_with_the_gate_with_and_without_a_build()
    {
        WriteGatedProject();
        Demand("similarity-depth: { min: 99 }");
        AssertViolated(Dotnet("pack"));
        foreach (var command in new[] { "pack", "publish" })
        {
            AssertViolated(Dotnet(command));
            AssertViolated(Dotnet(command, "-p:NoBuild=true", "-c", "Release"));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Directory.GetFiles(Folder.PathTo("app"), "*.nupkg", SearchOption.AllDirectories), Is.Empty);
            Assert.That(Directory.GetDirectories(Folder.PathTo("app"), "publish", SearchOption.AllDirectories), Is.Empty);
        }
    }

    [TestCase("<TargetFramework>net10.0</TargetFramework>")]
    [TestCase(Multiple)]
    public void A_package_that_each_build_makes_is_not_made_when_the_gate_fails(string frameworks)
    {
        WriteGatedProject(properties: frameworks + "<GeneratePackageOnBuild>true</GeneratePackageOnBuild>");
        Demand("similarity-depth: { min: 99 }");
        AssertViolated(Dotnet("build"));
        Assert.That(Packages(), Is.Empty);

        // With what another build has left, there is something to pack.
        Assert.That(Dotnet("build", "-c", "Release", "-p:QualityGate=false").ExitCode, Is.Zero);
        foreach (var package in Packages())
        {
            File.Delete(package);
        }

        AssertViolated(Dotnet("pack"));
        Assert.That(Packages(), Is.Empty);
        Demand("similarity-depth: { min: 7 }");
        var passing = Dotnet("build");
        Assert.That(passing.ExitCode, Is.Zero, passing.ToString());
        Assert.That((Verdicts(passing), Packages().Length), Is.EqualTo((1, 1)), passing.ToString());

        string[] Packages() => Directory.GetFiles(Folder.PathTo("app/bin"), "*.nupkg", SearchOption.AllDirectories);
    }

    [Test]
    public void Pack_and_publish_of_a_model_that_passes_gate_it_once()
    {
        WriteGatedProject(properties: "<TargetFramework>net10.0</TargetFramework><OutputType>Library</OutputType>");
        Demand("similarity-depth: { min: 7 }");
        foreach (var command in new[] { "pack", "publish" })
        {
            var run = Dotnet(command);
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(Verdicts(run), Is.EqualTo(1), run.ToString());
        }
    }

    [Test]
    public void Restore_design_time_builds_and_clean_do_not_gate()
    {
        WriteGatedProject();
        Demand("similarity-depth: { min: 99 }");
        foreach (
            var run in new[]
            {
                Dotnet("restore"),
                Dotnet("msbuild", "-t:Build", "-p:DesignTimeBuild=true"),
                Dotnet(
                    "msbuild",
                    "-t:Compile",
                    "-p:DesignTimeBuild=true",
                    "-p:BuildingProject=false",
                    "-p:SkipCompilerExecution=true",
                    "-p:ProvideCommandLineArgs=true"
                ),
                Dotnet("clean"),
            }
        )
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(run.ExitCode, Is.Zero, run.ToString());
                Assert.That(run.Output, Does.Not.Contain("QG1001"), run.ToString());
                Assert.That(Verdicts(run), Is.Zero, run.ToString());
            }
        }

        Assert.That(Folder.PathTo("obj/qualitygate"), Does.Not.Exist);
    }

    [Test]
    public void The_target_runs_alone()
    {
        WriteGatedProject();
        Demand("similarity-depth: { min: 99 }");
        Assert.That(Dotnet("restore").ExitCode, Is.Zero);
        AssertViolated(Dotnet("msbuild", "-t:QualityGate"));
        Assert.That(Folder.PathTo("app/bin"), Does.Not.Exist);
    }

    [Test]
    public void A_gate_that_is_switched_off_says_so_once()
    {
        WriteGatedProject(properties: Multiple);
        Demand("similarity-depth: { min: 99 }");
        foreach (
            var (command, arguments) in new (string, string[])[]
            {
                ("build", []),
                ("pack", []),
                ("pack", ["--no-build"]),
                ("publish", ["-f", "net10.0", "--no-build"]),
                ("msbuild", ["-t:QualityGate"]),
            }
        )
        {
            var run = Dotnet(command, ["-p:QualityGate=false", .. arguments]);
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(
                run.Output.Split("QualityGate is skipped: the property QualityGate is false."),
                Has.Length.EqualTo(2),
                $"{command} {run}"
            );
        }
    }

    [Test]
    public void An_isolated_build_is_gated()
    {
        WriteGatedProject();
        Demand("similarity-depth: { min: 99 }");
        Assert.That(Dotnet("restore").ExitCode, Is.Zero);
        AssertViolated(Dotnet("msbuild", "-graph", "-isolate"));
    }

    [Test]
    public void Settings_are_shown_at_detailed_verbosity_and_are_obeyed()
    {
        WriteGatedProject(
            properties: "<TargetFramework>net10.0</TargetFramework><QualityGateReportFolder>../reports</QualityGateReportFolder><QualityGateReportFormats>markdown</QualityGateReportFormats>"
                + "<QualityGateThresholdsFile>../gates.yml</QualityGateThresholdsFile><QualityGateSeverity>warning</QualityGateSeverity><QualityGateCacheFolder>../memory</QualityGateCacheFolder>"
        );
        Folder.Write("gates.yml", SmallRepository.Thresholds("similarity-depth: { min: 99 }"));
        var run = Build("-v:d");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.Contain("gates.yml(9,7): warning QG1001"));
            foreach (
                var (property, value) in new[]
                {
                    ("QualityGateThresholdsFile", Folder.PathTo("gates.yml")),
                    ("QualityGateReportFolder", Folder.PathTo("reports/")),
                    ("QualityGateReportFormats", "markdown"),
                    ("QualityGateSeverity", "warning"),
                    ("QualityGateCacheFolder", Folder.PathTo("memory/")),
                }
            )
            {
                Assert.That(run.Output, Does.Contain($"{property}={value}\n"));
            }

            Assert.That(Directory.GetFiles(Folder.PathTo("reports")), Is.EqualTo(new[] { Folder.PathTo("reports/report.md") }));
        }
    }

    [TestCase("-p:QualityGateSeverity=warn", "'QualityGateSeverity' cannot be 'warn'. Did you mean 'warning'?")]
    [TestCase("-p:QualityGateReportFormats=jsn", "'QualityGateReportFormats' has no format 'jsn'. Did you mean 'json'?")]
    public void A_property_with_a_value_that_it_does_not_take_is_an_error_that_says_so(string property, string message)
    {
        WriteGatedProject();
        Demand("similarity-depth: { min: 7 }");
        var run = Build(property);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Contain($"error QG0010: {message}"));
        }
    }

    [Test]
    public void In_GitHub_Actions_and_Azure_Pipelines_violations_are_annotated_unless_that_is_switched_off()
    {
        WriteGatedProject();
        Demand("similarity-depth: { min: 99 }");
        var (gitHub, azure) = (In("GITHUB_ACTIONS", "GITHUB_WORKSPACE"), In("TF_BUILD", "BUILD_SOURCESDIRECTORY"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                gitHub.Output,
                Does.Contain("::error file=thresholds.yml,line=9,col=7,title=QG1001::similarity-depth of 'small' is 8.2000")
            );
            Assert.That(
                azure.Output,
                Does.Contain(
                    "##vso[task.logissue type=error;sourcepath=thresholds.yml;linenumber=9;columnnumber=7;code=QG1001]similarity-depth of 'small' is 8.2000"
                )
            );
            Assert.That(In("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "-p:QualityGateAnnotations=false").Output, Does.Not.Contain("::error"));
            Assert.That(Build().Output, Does.Not.Contain("::error").And.Not.Contain("##vso"));
        }

        ChildProcess In(string system, string root, params string[] arguments) =>
            ChildProcess.Dotnet(
                Folder.PathTo("app"),
                new Dictionary<string, string> { [system] = "true", [root] = Folder.FullPath },
                ["build", "-tl:off", "-nologo", .. arguments]
            );
    }

    [Test]
    public void Warnings_have_their_places_in_the_terminal_logger_and_in_a_binary_log_when_repeated_too()
    {
        WriteGatedProject();
        Demand("similarity-depth: { min: 99, severity: warning }");
        Age();
        var first = Build("-p:MSBuildTreatWarningsAsErrors=true");
        Assert.That(first.Output, Does.Contain("QualityGate passed with warnings: 1 model, 0 of 1 thresholds hold."), first.ToString());
        Assert.That(Build("-p:MSBuildTreatWarningsAsErrors=true").ExitCode, Is.Zero);
        var terminal = ChildProcess.Dotnet(Folder.PathTo("app"), "build", "-tl:on", "-nologo", "-bl:log.binlog");
        var replayed = ChildProcess.Dotnet(Folder.PathTo("app"), "msbuild", "log.binlog", "-tl:off", "-nologo", "-v:n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(terminal.ExitCode, Is.Zero, terminal.ToString());
            Assert.That(
                Regex.Replace(terminal.Output, "\u001b\\[[0-9;]*m", string.Empty, RegexOptions.None, TimeSpan.FromSeconds(1)),
                Does.Match(@"thresholds\.yml\(9,7\): warning QG1001:\s")
            );
            Assert.That(replayed.Output, Does.Contain("QualityGate: no input has changed"));
            Assert.That(replayed.Output, Does.Contain($"{Folder.PathTo("thresholds.yml")}(9,7): warning QG1001: "));
        }
    }

    [Test]
    public void The_documented_properties_are_those_that_a_build_shows()
    {
        var documented = Regex
            .Matches(
                File.ReadAllText(Repository.PathTo("docs/msbuild.md")),
                @"^\| `(?<name>QualityGate\w*)` \|",
                RegexOptions.Multiline,
                TimeSpan.FromSeconds(1)
            )
            .Select(match => match.Groups["name"].Value);
        var shown = Regex
            .Matches(
                File.ReadAllText(Repository.PathTo("src/Tasks/build/QualityGate.Settings.targets")),
                @"Importance=""low"" Text=""(?<name>QualityGate\w*)=",
                RegexOptions.None,
                TimeSpan.FromSeconds(1)
            )
            .Select(match => match.Groups["name"].Value);
        Assert.That(shown.Except(["QualityGateModel"]), Is.EquivalentTo(documented).And.Not.Empty);
    }

    private static void AssertViolated(ChildProcess run)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Contain("thresholds.yml(9,7): error QG1001: similarity-depth of 'small' is 8.2000"));
            Assert.That(Verdicts(run), Is.EqualTo(1), run.ToString());
        }
    }
}
