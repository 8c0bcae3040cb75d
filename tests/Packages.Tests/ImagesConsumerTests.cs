namespace QualityGate.Packages.Tests;

/// <summary>Projects of users whose models are run on images: in a build, in its tests, and without a package for it.</summary>
internal sealed class ImagesConsumerTests : FolderFixture
{
    // Older than the one that builds are given, which must not be loaded here.
    private const string OwnVersion = "1.30.0";

    private const string Tests = """
        using System.Diagnostics;
        using Microsoft.ML.OnnxRuntime;
        using Microsoft.ML.OnnxRuntime.Tensors;
        using NUnit.Framework;
        using QualityGate.Analysis;
        using QualityGate.Configuration;
        using QualityGate.NUnit;

        public class Tests
        {
            [Test]
            public void The_model_is_run_by_the_own_ONNX_Runtime()
            {
                Assert.That("colours", Passes.Thresholds("thresholds.yml"));
                Assert.That(OrtEnv.Instance().GetVersionString(), Is.EqualTo("OWN"));
                var loaded = Process.GetCurrentProcess().Modules.Cast<ProcessModule>()
                    .Select(module => module.FileName!)
                    .Where(file => Path.GetFileName(file) is "libonnxruntime.so" or "onnxruntime.dll" or "libonnxruntime.dylib")
                    .Distinct();
                Assert.That(loaded, Is.All.StartsWith(AppContext.BaseDirectory));
                Assert.That(loaded.Count(), Is.EqualTo(1));
            }

            [Test]
            public void Inference_by_the_project_itself_runs()
            {
                using var session = new InferenceSession("models/birds.onnx");
                var input = NamedOnnxValue.CreateFromTensor(
                    session.InputMetadata.Keys.Single(),
                    new DenseTensor<float>(new float[] { 1, 0 }, new[] { 1, 2 }));
                using var results = session.Run(new[] { input });
                Assert.That(results.Single().AsEnumerable<float>().Count(), Is.EqualTo(6));
            }

            [Test]
            public void Code_loads_a_model_with_images()
            {
                var root = Path.GetFullPath("../../..", Path.GetDirectoryName(Path.GetDirectoryName(AppContext.BaseDirectory))!);
                while (!File.Exists(Path.Combine(root, "thresholds.yml")))
                {
                    root = Path.GetDirectoryName(root)!;
                }

                var analysis = ModelAnalysis.Load(
                    Path.Combine(root, "colours.onnx"),
                    Path.Combine(root, "labels.txt"),
                    images: $"folder={Path.Combine(root, "images")};preset=raw",
                    clustering: "none");
                Assert.That(analysis.Confusion!.Accuracy, Is.EqualTo(1));
            }
        }
        """;

    private TestProject project = null!;

    [SetUp]
    public void FillFolder()
    {
        project = new TestProject(Folder);
        ColourRepository.Fill(Folder);
    }

    [Test]
    public void A_build_runs_models_by_its_package_and_tests_by_the_ONNX_Runtime_of_the_project()
    {
        project.Write(
            "<RuntimeIdentifier Condition=\"$([MSBuild]::IsOSPlatform('Linux'))\">linux-x64</RuntimeIdentifier>"
                + "<SelfContained>false</SelfContained><TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
            TestProject.VSTest,
            TestProject.Package("NUnit", "4.6.1"),
            TestProject.OurPackage("QualityGate.NUnit"),
            TestProject.OurPackage("QualityGate.Inference"),
            TestProject.Package("Microsoft.ML.OnnxRuntime", OwnVersion),
            TestProject.OurPackage("QualityGate.Tasks"),
            TestProject.OurPackage("QualityGate.Tasks.Images")
        );
        project.WriteSource("Tests.cs", Tests.Replace("OWN", OwnVersion, StringComparison.Ordinal));
        var run = project.Dotnet("test", "-nologo", "-tl:off");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output, Does.Match(@"Failed: +0, Passed: +3,"), run.ToString());
            Assert.That(run.Output, Does.Contain("QualityGate passed").And.Match(@"top-5-accuracy +1\.0000"), run.ToString());
            Assert.That(
                File.ReadAllText(Folder.PathTo("app/obj/project.assets.json")),
                Does.Contain("Microsoft.ML.OnnxRuntime.Managed/1.30.0")
                    .And.Not.Contain("Microsoft.ML.OnnxRuntime.Managed/1.31")
                    .And.Not.Contain("Microsoft.ML.OnnxRuntime/1.31")
            );
        }
    }
}
