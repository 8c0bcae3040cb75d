namespace QualityGate.Packages.Tests;

/// <summary>The tool as a user installs it from its package, in repositories without any project.</summary>
internal sealed class ToolPackageTests : ConsumerFixture
{
    [Test]
    public void The_tool_checks_a_repository_without_any_project()
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 99 }"));
        var install = ChildProcess.Dotnet(Folder.FullPath, "tool", "install", "qualitygate", "--tool-path", Folder.PathTo("tool"), "--add-source", PackageFeed.FullPath, "--version", PackageFeed.Version);
        Assert.That(install.ExitCode, Is.Zero, install.ToString());
        var tool = Directory.GetFiles(Folder.PathTo("tool"), "qualitygate.dll", SearchOption.AllDirectories).Single();
        var run = ChildProcess.Dotnet(Folder.FullPath, tool, "check");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Error, Does.Contain("thresholds.yml(9,7): error QG1001"));
        }
    }
}
