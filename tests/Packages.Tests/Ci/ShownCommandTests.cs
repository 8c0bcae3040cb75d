using QualityGate.Testing.Packages;

namespace QualityGate.Packages.Tests.Ci;

/// <summary>Commands that docs/ci.md shows, run for real.</summary>
internal sealed class ShownCommandTests
{
    [Test]
    public void The_commands_shown_without_the_action_work()
    {
        Bash.Need();
        using var checkout = new TemporaryFolder();
        SmallRepository.Fill(checkout);
        checkout.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 99 }"));
        var environment = new Dictionary<string, string>
        {
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_WORKSPACE"] = checkout.FullPath,
            ["GITHUB_STEP_SUMMARY"] = checkout.Write("summary", string.Empty),
            ["RUNNER_TEMP"] = checkout.PathTo("temp"),
        };
        var scripts = YamlFile
            .BlocksOf(File.ReadAllText(Repository.PathTo("docs/ci.md")).ReplaceLineEndings("\n"))
            .SelectMany(YamlFile.Mappings)
            .Select(step => step.Text("run"))
            .OfType<string>()
            .Where(script => script.Contains("$RUNNER_TEMP/tools", StringComparison.Ordinal))
            .ToArray();
        var install = Bash.Run(checkout.FullPath, environment, $"{scripts[0]} --prerelease --source {PackageFeed.FullPath}");
        var check = Bash.Run(checkout.FullPath, environment, scripts[1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(install.ExitCode, Is.Zero, install.ToString());
            Assert.That(check.ExitCode, Is.EqualTo(1), check.ToString());
            Assert.That(check.All, Does.Contain("\n::error file=thresholds.yml,line=9,col=7,title=QG1001::"));
            Assert.That(File.ReadAllText(checkout.PathTo("summary")), Does.StartWith("## ❌ QualityGate failed"));
        }
    }
}
