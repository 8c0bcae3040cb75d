namespace QualityGate.Packages.Tests;

/// <summary>Builds in a world that means no good: variables of the environment, and models of strangers.</summary>
internal sealed class HostileBuildTests : ConsumerFixture
{
    private const string Evil = "##vso[task.setvariable variable=PATH]evil";

    [Test]
    public void Variables_of_the_environment_with_the_names_of_our_own_properties_skip_no_gate()
    {
        WriteGatedProject();
        Demand("similarity-depth: { min: 99 }");
        string[] names =
        [
            "IsBegun",
            "IsDone",
            "IsEarly",
            "IsBuilt",
            "IsPassedOn",
            "IsWhole",
            "HasNote",
            "Models",
            "ThresholdsRun",
            "ModelsRun",
        ];
        foreach (var variables in names.Select(name => new[] { name }).Take(1).Append(names))
        {
            var run = Build(variables.ToDictionary(name => $"_QualityGate{name}", _ => "true"));
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Contain("error QG1001"));
        }
    }

    [Test]
    public void A_model_of_a_stranger_gives_no_commands_first_and_repeated([Values("TF_BUILD", "GITHUB_ACTIONS")] string system)
    {
        Folder.Write(
            "::stop-commands::x.onnx",
            new OnnxBuilder()
                .Input("x", 1, 2)
                .Output("y", 1, 6)
                .Weights(Evil, [2, 6], [1, 0.9, 0.6, 0.5, -0.2, -0.4, 0, 0.2, 0.8, 0.9, 1, 0.9])
                .Node("MatMul", ["x", Evil], "y")
                .ToBytes()
        );
        File.Delete(Folder.PathTo("small.onnx"));
        WriteGatedProject(properties: "<TargetFramework>net10.0</TargetFramework><QualityGateAnnotations>false</QualityGateAnnotations>");
        Folder.Write(
            "thresholds.yml",
            SmallRepository
                .Thresholds("accuracy: { min: 0.99, severity: warning }")
                .Replace("small.onnx", "'*.onnx'", StringComparison.Ordinal)
                .Replace("  - name: small\n    model", "  - model", StringComparison.Ordinal)
        );
        Age();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var run = Build(new Dictionary<string, string> { [system] = "true" });
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(
                run.All,
                Does.Contain("setvariable").And.Contain("stop-commands").And.Not.Contain("##vso[").And.Not.Match(@"(?m)^\s*::")
            );
        }
    }

    private ChildProcess Build(Dictionary<string, string> environment) =>
        ChildProcess.Dotnet(Folder.PathTo("app"), environment, "build", "-tl:off", "-nologo");
}
