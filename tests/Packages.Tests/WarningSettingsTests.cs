namespace QualityGate.Packages.Tests;

/// <summary>Settings of a build and their effect on the codes of a gate, as docs/troubleshooting.md says.</summary>
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
            ("warning", "-p:NoWarn=QG1001;TreatWarningsAsErrors=true;MSBuildTreatWarningsAsErrors=true"),
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
        AssertKind("error", Refused, [], "-nowarn:QG1001", "-p:NoWarn=QG1001");

        // The case of its letters does not matter.
        AssertKind(string.Empty, Refused, new Dictionary<string, string> { ["QUALITYGATE"] = "false" });
        AssertKind("warning", Refused, new Dictionary<string, string> { ["QualityGateSeverity"] = "warning" });
    }

    private void AssertKind(string kind, string threshold, Dictionary<string, string> environment, params string[] arguments)
    {
        Demand(threshold);
        var run = environment.Count == 0 ? Build(arguments) : Dotnet(environment, "build", arguments);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(kind == "error" ? 1 : 0), run.ToString());
            Assert.That(run.Output.Contains(" QG1001: ", StringComparison.Ordinal), Is.EqualTo(kind.Length > 0), run.ToString());
            Assert.That(run.Output, Does.Contain(kind.Length > 0 ? $": {kind} QG1001: " : "QualityGate "), run.ToString());
        }
    }
}
