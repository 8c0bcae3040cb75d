namespace QualityGate.Packages.Tests;

/// <summary>
/// A user's test project keeps the versions that it has: with the oldest and the newest of each dependency, and with an ONNX Runtime of its
/// own. Warnings of a restore are errors, so that nothing is lifted or lowered silently.
/// </summary>
internal sealed class DependencyVersionTests : FolderFixture
{
    private const string Strict = "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><NoWarn>CS1591</NoWarn>";

    private const string Gate = """
        using NUnit.Framework;
        using QualityGate.NUnit;

        public class Gate
        {
            [Test] public void Deep() => Assert.That("birds", Has.SimilarityDepthAbove(8).And.AccuracyAbove(0.6).WithConfidence(0.9));

            [Test] public void Passing() => Assert.That("birds", Passes.Thresholds("thresholds.yml"));
        }
        """;

    private const string Inference = """
        using Microsoft.ML.OnnxRuntime;
        using Microsoft.ML.OnnxRuntime.Tensors;
        using NUnit.Framework;

        public class Inference
        {
            [Test]
            public void The_model_runs()
            {
                using var session = new InferenceSession("models/birds.onnx");
                var input = NamedOnnxValue.CreateFromTensor(
                    session.InputMetadata.Keys.Single(),
                    new DenseTensor<float>(new float[] { 1, 0 }, new[] { 1, 2 }));
                using var results = session.Run(new[] { input });
                Assert.That(results.Single().AsEnumerable<float>().Count(), Is.EqualTo(6));
            }
        }
        """;

    private static readonly string[] Oldest =
    [
        TestProject.Package("NUnit", "4.1.0"),
        TestProject.Package("YamlDotNet", "16.3.0"),
        TestProject.Package("MathNet.Numerics", "5.0.0"),
        TestProject.Package("Google.Protobuf", "3.25.1"),
        TestProject.Package("Microsoft.Extensions.FileSystemGlobbing", "8.0.0"),
        TestProject.Package("System.Numerics.Tensors", "9.0.0"),
    ];

    private static readonly string[] Newest =
    [
        TestProject.Package("NUnit", "5.0.0"),
        TestProject.Package("YamlDotNet", "18.1.0"),
        TestProject.Package("MathNet.Numerics", "5.0.0"),
        TestProject.Package("Google.Protobuf", "3.36.2"),
        TestProject.Package("Microsoft.Extensions.FileSystemGlobbing", "11.0.0"),
        TestProject.Package("System.Numerics.Tensors", "11.0.0"),
    ];

    private static IEnumerable<TestCaseData> Versions =>
        [new TestCaseData((object)Oldest).SetArgDisplayNames("oldest"), new TestCaseData((object)Newest).SetArgDisplayNames("newest")];

    [TestCaseSource(nameof(Versions))]
    public void Assertions_hold_with_the_versions_that_a_project_has(string[] packages)
    {
        var project = new TestProject(Folder);
        project.Write(Strict, [TestProject.VSTest, TestProject.OurPackage("QualityGate.NUnit"), .. packages]);
        project.WriteSource("Gate.cs", Gate);
        var run = project.Dotnet("test", "-nologo", "-tl:off");
        Assert.That(run.Output, Does.Match(@"Failed: +0, Passed: +2,"), run.ToString());
    }

    [Test]
    public void An_ONNX_Runtime_of_the_projects_own_stays_as_it_is()
    {
        var project = new TestProject(Folder);
        string[] packages =
        [
            TestProject.VSTest,
            TestProject.OurPackage("QualityGate.NUnit"),
            TestProject.Package("NUnit", "4.6.1"),
            TestProject.Package("Microsoft.ML.OnnxRuntime", "1.30.0"),
        ];
        project.Write(
            Strict
                + "<RuntimeIdentifier "
                + "Condition=\"$([MSBuild]::IsOSPlatform('Linux'))\">linux-x64</RuntimeIdentifier><SelfContained>false</SelfContained>",
            packages
        );
        project.WriteSource("Gate.cs", Gate);
        project.WriteSource("Inference.cs", Inference);
        var run = project.Dotnet("test", "-nologo", "-tl:off");
        Assert.That(run.Output, Does.Match(@"Failed: +0, Passed: +3,"), run.ToString());
        Assert.That(
            File.ReadAllText(Folder.PathTo("app/obj/project.assets.json")),
            Does.Contain("Microsoft.ML.OnnxRuntime.Managed/1.30.0").And.Not.Contain("Microsoft.ML.OnnxRuntime.Managed/1.31")
        );
    }

    // Packages that tests of users reference bring nothing that runs models, and no library of large dependencies.
    [TestCase("QualityGate.Analyzer")]
    [TestCase("QualityGate.NUnit")]
    public void A_package_for_tests_brings_no_ONNX_Runtime_and_no_Parquet(string package)
    {
        using var file = new PackageFile(package);
        Assert.That(file.Nuspec.ToString(), Does.Not.Contain("OnnxRuntime").And.Not.Contain("Parquet").And.Contain("dependency"));
    }
}
