namespace QualityGate.Packages.Tests;

/// <summary>Settings of a build and their effect on the codes of a gate, as docs/msbuild.md says.</summary>
internal sealed class WarningSettingsTests : ConsumerFixture
{
    private const string Tolerated = "similarity-depth: { min: 99, severity: warning }";
    private const string Refused = "similarity-depth: { min: 99 }";

    // One project, built with one setting after the other.
    [Test]
    public void Settings_do_to_a_tolerated_violation_what_they_are_said_to_do()
    {
        (string Kind, string Setting)[] cases =
        [
            ("warning", "-p:NoWarn=QG1001"),
            ("warning", "-p:TreatWarningsAsErrors=true"),
            ("warning", "-p:MSBuildTreatWarningsAsErrors=true"),
            ("", "-nowarn:QG1001"),
            ("", "-p:MSBuildWarningsAsMessages=QG1001"),
            ("error", "-warnaserror:QG1001"),
        ];
        WriteGatedProject();
        foreach (var (kind, setting) in cases)
        {
            AssertKind(kind, Tolerated, [], setting);
        }
    }

    [Test]
    public void An_error_is_never_silenced_and_the_environment_sets_what_nothing_else_sets()
    {
        WriteGatedProject();
        AssertKind("error", Refused, [], "-nowarn:QG1001");
        AssertKind("error", Refused, [], "-p:NoWarn=QG1001");

        // The case of its letters does not matter.
        AssertKind(string.Empty, Refused, new Dictionary<string, string> { ["QUALITYGATE"] = "false" });
        AssertKind("warning", Refused, new Dictionary<string, string> { ["QualityGateSeverity"] = "warning" });
    }

    [Test]
    public void A_project_does_not_let_the_environment_skip_its_gate()
    {
        WriteGatedProject(properties: "<TargetFramework>net10.0</TargetFramework><QualityGate>true</QualityGate>");
        Demand(Refused);
        var run = ChildProcess.Dotnet(
            Folder.PathTo("app"),
            new Dictionary<string, string> { ["QUALITYGATE"] = "false" },
            "build",
            "-tl:off",
            "-nologo"
        );
        Assert.That(run.Output, Does.Contain("error QG1001"), run.ToString());
    }

    // No file, two projects below it, one error.
    [Test]
    public void A_thresholds_file_with_the_other_ending_is_pointed_out_once_for_all_projects()
    {
        WriteGatedProject("app");
        WriteGatedProject("lib");
        Demand(Refused);
        File.Move(Folder.PathTo("thresholds.yml"), Folder.PathTo("thresholds.yaml"));
        Folder.Write(
            "all.proj",
            """
            <Project>
              <ItemGroup><Gated Include="app/app.csproj;lib/lib.csproj" /></ItemGroup>
              <Target Name="Build">
                <MSBuild Projects="@(Gated)" Targets="Restore" Properties="Phase=restore" />
                <MSBuild Projects="@(Gated)" Targets="Build" ContinueOnError="true" />
              </Target>
            </Project>
            """
        );
        var run = ChildProcess.Dotnet(Folder.FullPath, "msbuild", "all.proj", "-tl:off", "-nologo", "-clp:NoSummary");
        Assert.That(run.Output.Split('\n').Count(line => line.Contains("QG0001", StringComparison.Ordinal)), Is.EqualTo(1), run.ToString());
        Assert.That(
            run.Output,
            Does.Contain($"There is a '{Folder.PathTo("thresholds.yaml")}': rename it to thresholds.yml, or name it as the file to use.")
        );
    }

    private void AssertKind(string kind, string threshold, Dictionary<string, string> environment, params string[] arguments)
    {
        Demand(threshold);
        var run = Dotnet(environment, "build", arguments);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(kind == "error" ? 1 : 0), run.ToString());
            Assert.That(run.Output.Contains(" QG1001: ", StringComparison.Ordinal), Is.EqualTo(kind.Length > 0), run.ToString());
            Assert.That(run.Output, Does.Contain(kind.Length > 0 ? $": {kind} QG1001: " : "QualityGate "), run.ToString());
        }
    }
}
