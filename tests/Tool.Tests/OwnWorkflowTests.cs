namespace QualityGate.Tool.Tests;

/// <summary>The workflow of this repository, which gates its own models with the action.</summary>
internal sealed class OwnWorkflowTests
{
    [Test]
    public void This_repositorys_own_workflow_uses_the_action_as_it_is()
    {
        var steps = YamlFile
            .Load(Repository.PathTo(".github/workflows/ci.yml"))
            .Mappings()
            .Where(step => step.Text("uses") == "./")
            .ToArray();
        var inputs = YamlFile.Load(Repository.PathTo("action.yml")).Map("inputs").Children.Keys.Select(name => $"{name}");
        var files = steps
            .SelectMany(step => step.Entries("with"))
            .Where(entry => entry.Key == "thresholds")
            .Select(entry => entry.Value)
            .ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                steps.SelectMany(step => step.Entries("with")).Select(entry => entry.Key).Distinct(),
                Is.Not.Empty.And.SubsetOf(inputs)
            );
            Assert.That(ToolRun.In(Repository.Root, "check").ExitCode, Is.Zero);
            Assert.That(ToolRun.In(Repository.Root, "check", files.Single()).ExitCode, Is.EqualTo(1));
        }
    }
}
