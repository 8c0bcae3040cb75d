namespace QualityGate.Packages.Tests;

/// <summary>What settings of a build do to the codes of a gate, as docs/msbuild.md says.</summary>
internal sealed class WarningSettingsTests : ConsumerFixture
{
    private const string Tolerated = "similarity-depth: { min: 99, severity: warning }";
    private const string Refused = "similarity-depth: { min: 99 }";

    [TestCase("warning", "-p:NoWarn=QG1001")]
    [TestCase("warning", "-p:TreatWarningsAsErrors=true")]
    [TestCase("warning", "-p:MSBuildTreatWarningsAsErrors=true")]
    [TestCase("", "-nowarn:QG1001")]
    [TestCase("", "-p:MSBuildWarningsAsMessages=QG1001")]
    [TestCase("error", "-warnaserror:QG1001")]
    public void A_tolerated_violation_is(string kind, string setting) => AssertKind(kind, Tolerated, [], setting);

    [TestCase("-nowarn:QG1001")]
    [TestCase("-p:NoWarn=QG1001")]
    public void An_error_is_never_silenced(string setting) => AssertKind("error", Refused, [], setting);

    [TestCase("", "QUALITYGATE", "false", Description = "whatever the case of its letters")]
    [TestCase("warning", "QualityGateSeverity", "warning")]
    public void The_environment_sets_what_nothing_else_sets(string kind, string name, string value) =>
        AssertKind(kind, Refused, new Dictionary<string, string> { [name] = value });

    [Test]
    public void A_project_does_not_let_the_environment_skip_its_gate()
    {
        WriteGatedProject(properties: "<TargetFramework>net10.0</TargetFramework><QualityGate>true</QualityGate>");
        Demand(Refused);
        var run = ChildProcess.Dotnet(Folder.PathTo("app"), new Dictionary<string, string> { ["QUALITYGATE"] = "false" }, "build", "-tl:off", "-nologo");
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
        Folder.Write("all.proj", """
            <Project>
              <ItemGroup><Gated Include="app/app.csproj;lib/lib.csproj" /></ItemGroup>
              <Target Name="Build">
                <MSBuild Projects="@(Gated)" Targets="Restore" Properties="Phase=restore" />
                <MSBuild Projects="@(Gated)" Targets="Build" ContinueOnError="true" />
              </Target>
            </Project>
            """);
        var run = ChildProcess.Dotnet(Folder.FullPath, "msbuild", "all.proj", "-tl:off", "-nologo", "-clp:NoSummary");
        Assert.That(run.Output.Split('\n').Count(line => line.Contains("QG0001", StringComparison.Ordinal)), Is.EqualTo(1), run.ToString());
        Assert.That(run.Output, Does.Contain($"There is a '{Folder.PathTo("thresholds.yaml")}': rename it to thresholds.yml, or name it as the file to use."));
    }

    private void AssertKind(string kind, string threshold, Dictionary<string, string> environment, params string[] arguments)
    {
        WriteGatedProject();
        Demand(threshold);
        var run = ChildProcess.Dotnet(Folder.PathTo("app"), environment, ["build", "-tl:off", "-nologo", .. arguments]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(kind == "error" ? 1 : 0), run.ToString());
            Assert.That(run.Output.Contains(" QG1001: ", StringComparison.Ordinal), Is.EqualTo(kind.Length > 0), run.ToString());
            Assert.That(run.Output, Does.Contain(kind.Length > 0 ? $": {kind} QG1001: " : "QualityGate "), run.ToString());
        }
    }
}
