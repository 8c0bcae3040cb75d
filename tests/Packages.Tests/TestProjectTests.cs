namespace QualityGate.Packages.Tests;

/// <summary>A test project of a user, who asserts with the constraints.</summary>
internal sealed class TestProjectTests : ConsumerFixture
{
    [Test]
    public void A_test_project_asserts_with_the_constraints()
    {
        var references =
            Reference("QualityGate.NUnit", string.Empty)
            + $"""<PackageReference Include="Microsoft.NET.Test.Sdk" Version="{VersionOf("Microsoft.NET.Test.Sdk")}" />"""
            + $"""<PackageReference Include="NUnit3TestAdapter" Version="{VersionOf("NUnit3TestAdapter")}" />""";
        Folder.Write(
            "app/app.csproj",
            Project("<TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>", references)
        );
        Folder.Write(
            "app/Tests.cs",
            $$"""
            using NUnit.Framework;
            using QualityGate.Analysis;
            using QualityGate.Configuration;
            using QualityGate.NUnit;

            public class Tests
            {
                private static ModelAnalysis Model => ModelAnalysis.Load(@"{{Folder.PathTo("small.onnx")}}", @"{{Folder.PathTo(
                "labels.txt"
            )}}", @"{{Folder.PathTo("predictions.csv")}}", clustering: "none");

                [Test] public void Deep() => Assert.That(Model, Has.SimilarityDepthAbove(3).And.ErrorAlignmentAbove(0.5));

                [Test] public void Deeper() => Assert.That(Model, Has.SimilarityDepthAbove(9));
            }
            """
        );
        var run = ChildProcess.Dotnet(Folder.PathTo("app"), "test", "-tl:off", "-nologo");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Contain("Expected: similarity-depth above 9"));
            Assert.That(run.Output, Does.Contain("But was:  8.2000 in small.onnx"));
            Assert.That(run.Output, Does.Match("Failed: +1, Passed: +1"));
        }
    }
}
