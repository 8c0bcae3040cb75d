using QualityGate.Testing.Packages;

namespace QualityGate.GatedBuilds.Tests;

/// <summary>Builds in a world that means no good: variables of the environment, and models of strangers.</summary>
internal sealed class HostileBuildTests : ConsumerFixture
{
    private const string Evil = "##vso[task.setvariable variable=PATH]evil";

    [Test]
    public void Variables_of_the_environment_set_what_nothing_else_sets_and_in_pipelines_violations_are_annotated()
    {
        const string Framework = "<TargetFramework>net10.0</TargetFramework>";
        Demand("similarity-depth: { min: 99 }");
        WriteGatedProject(properties: Framework + "<QualityGate>true</QualityGate>");
        string[] names =
        [
            "_QualityGateIsBuilt",
            "_QualityGateRanEarly",
            "_QualityGateAgain",
            "_QualityGateArtifacts",
            "_QualityGateProject",
            "IsDone",
            "IsSwitchedOff",
            "GateFile",
            "Origin",
            "CacheFolder",
            "BuildAssembly",
            "TasksAssembly",
        ];
        var hostile = names.ToDictionary(name => name, _ => "true");
        (hostile["QUALITYGATE"], hostile["GITHUB_ACTIONS"], hostile["GITHUB_WORKSPACE"]) = ("false", "true", Folder.FullPath);
        var gitHub = Dotnet(hostile, "build");
        WriteGatedProject(properties: Framework);
        var azure = In(("TF_BUILD", "true"), ("BUILD_SOURCESDIRECTORY", Folder.FullPath));

        // The case of its letters does not matter.
        var skipped = In(("QUALITYGATE", "false"));
        var tolerated = In(("QualityGateSeverity", "warning"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((gitHub.ExitCode, azure.ExitCode), Is.EqualTo((1, 1)), gitHub.ToString() + azure);
            Assert.That(gitHub.Output, Does.Contain("error QG1001"));
            Assert.That(
                gitHub.Output,
                Does.Contain("::error file=thresholds.yml,line=9,col=7,title=QG1001::similarity-depth of 'small' is 8.2000")
            );
            Assert.That(
                azure.Output,
                Does.Contain(
                    "##vso[task.logissue "
                        + "type=error;sourcepath=thresholds.yml;linenumber=9;columnnumber=7;code=QG1001]similarity-depth of 'small' "
                        + "is 8.2000"
                )
            );
            Assert.That((skipped.ExitCode, tolerated.ExitCode), Is.EqualTo((0, 0)), skipped.ToString() + tolerated);
            Assert.That(skipped.Output, Does.Contain("QualityGate is skipped").And.Not.Contain("QG1001"));
            Assert.That(tolerated.Output, Does.Contain(": warning QG1001: "));
        }

        ChildProcess In(params (string Name, string Value)[] environment) =>
            Dotnet(environment.ToDictionary(variable => variable.Name, variable => variable.Value), "build");
    }

    [Test]
    public void A_model_of_a_stranger_gives_no_commands_first_and_repeated()
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
        foreach (var system in new[] { "TF_BUILD", "GITHUB_ACTIONS" })
        {
            var run = Dotnet(new Dictionary<string, string> { [system] = "true" }, "build");
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(
                run.All,
                Does.Contain("setvariable").And.Contain("stop-commands").And.Not.Contain("##vso[").And.Not.Match(@"(?m)^\s*::")
            );
        }
    }
}
