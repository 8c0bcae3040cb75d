using QualityGate.Testing.Packages;

namespace QualityGate.Packages.Tests;

/// <summary>
/// Test projects whose output lies outside of their repository, with nothing of it above: models and thresholds are found all the same.
/// </summary>
internal sealed class ArtifactsPathTests : ConsumerFixture
{
    private const string NoteName = "app.QualityGate.txt";

    private TemporaryFolder Elsewhere { get; set; } = null!;

    [SetUp]
    public void WriteTests()
    {
        Elsewhere = new TemporaryFolder();
        Demand("similarity-depth: { min: 7 }");
        Folder.Write(
            "app/Tests.cs",
            """
            using NUnit.Framework;
            using QualityGate.NUnit;

            public class Tests
            {
                private static readonly ModelUnderTest Small = ModelUnderTest.At("small.onnx");

                [Test] public void By_path() => Assert.That("small.onnx", Has.SimilarityDepthAbove(3));

                [Test] public void By_name() => Assert.That("small", Passes.Thresholds());

                [TestCaseSource(nameof(Models))]
                public void Found_while_tests_are_discovered(ModelUnderTest model) =>
                    Assert.That(model, Has.AccuracyAbove(0.7));

                [ModelSource("*.onnx")] public void Model(string model) => Assert.That(model, Passes.Thresholds("thresholds.yml"));

                [ThresholdSource] public void Threshold(ModelThreshold threshold) => Assert.That(threshold, Passes.Threshold);

                private static ModelUnderTest[] Models => new[] { Small };
            }
            """
        );
    }

    [TearDown]
    public void RemoveElsewhere() => Elsewhere.Dispose();

    [Test]
    public void Tests_find_what_lies_in_the_repository()
    {
        WriteProject("<TargetFramework>net10.0</TargetFramework>");
        AssertAllPass(Dotnet("test", "--artifacts-path", Elsewhere.PathTo("art")), 5);
        Assert.That(Notes(Elsewhere), Is.EqualTo(new[] { Folder.PathTo("app") + Environment.NewLine }));

        // The same output, of a repository that lies in another place by now.
        using var moved = new TemporaryFolder();
        var (from, to) = (Folder.FullPath, moved.PathTo("moved"));
        Directory.Move(from, to);
        Directory.CreateDirectory(from);
        var again = BuildServer.Dotnet(Path.Combine(to, "app"), "test", "-tl:off", "-nologo", "--artifacts-path", Elsewhere.PathTo("art"));
        AssertAllPass(again, 5);
        Assert.That(
            Notes(Elsewhere),
            Is.EqualTo(new[] { Path.Combine(to, "app") + Environment.NewLine }),
            "what was noted before must not stay"
        );

        var cleaned = BuildServer.Dotnet(
            Path.Combine(to, "app"),
            "clean",
            "-tl:off",
            "-nologo",
            "--artifacts-path",
            Elsewhere.PathTo("art")
        );
        Assert.That(cleaned.ExitCode, Is.Zero, cleaned.ToString());
        Assert.That(Notes(Elsewhere), Is.Empty);
    }

    [Test]
    public void Tests_under_Microsoft_Testing_Platform_find_it_for_several_frameworks_and_without_generated_attributes()
    {
        WriteProject(
            """
            <TargetFrameworks>net10.0</TargetFrameworks><GenerateAssemblyInfo>false</GenerateAssemblyInfo>
            <EnableNUnitRunner>true</EnableNUnitRunner><OutputType>Exe</OutputType>
            """
        );
        var run = Dotnet("build", "--artifacts-path", Elsewhere.PathTo("art"));
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        var program = Directory.GetFiles(Elsewhere.PathTo("art/bin"), "app.dll", SearchOption.AllDirectories).Single();
        var tests = BuildServer.Dotnet(Path.GetDirectoryName(program)!, program);
        Assert.That(tests.ExitCode, Is.Zero, tests.ToString());
        Assert.That(tests.Output, Does.Match("total: 5"), tests.ToString());
    }

    private static IEnumerable<string> Notes(TemporaryFolder folder) =>
        Directory.GetFiles(folder.FullPath, NoteName, SearchOption.AllDirectories).Select(File.ReadAllText);

    private static void AssertAllPass(ChildProcess run, int count)
    {
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Output, Does.Match($"Failed: +0, Passed: +{count}"), run.ToString());
    }

    private void WriteProject(string properties) =>
        Folder.Write(
            "app/app.csproj",
            Project(
                properties + "<ImplicitUsings>enable</ImplicitUsings>",
                Reference("QualityGate.NUnit", string.Empty)
                    + $"""<PackageReference Include="Microsoft.NET.Test.Sdk" Version="{VersionOf("Microsoft.NET.Test.Sdk")}" />"""
                    + $"""<PackageReference Include="NUnit3TestAdapter" Version="{VersionOf("NUnit3TestAdapter")}" />"""
            )
        );
}
