using QualityGate.Testing.Packages;

namespace QualityGate.Packages.Tests;

/// <summary>The tool as the README shows it to those who install nothing: the SDK fetches it and runs it once.</summary>
internal sealed class ToolExecTests : ConsumerFixture
{
    [Test]
    public void The_SDK_runs_the_tool_without_an_installation_and_hands_on_its_exit_code()
    {
        Assert.That(File.ReadAllText(Repository.PathTo("README.md")), Does.Contain("\ndotnet tool exec qualitygate --yes check\n"));
        foreach (var (threshold, exitCode) in new[] { ("similarity-depth: { min: 7 }", 0), ("similarity-depth: { min: 99 }", 1) })
        {
            Demand(threshold);
            var run = ChildProcess.Dotnet(
                Folder.FullPath,
                new Dictionary<string, string> { ["NUGET_PACKAGES"] = Folder.PathTo(".packages") },
                "tool",
                "exec",
                "qualitygate",
                "--yes",
                "--source",
                PackageFeed.FullPath,
                "--version",
                PackageFeed.Version,
                "check"
            );
            using (Assert.EnterMultipleScope())
            {
                Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.ToString());
                Assert.That(run.Output, Does.Match(@"similarity-depth +8\.2000"));
            }
        }
    }
}
