namespace QualityGate.Packages.Tests;

/// <summary>Repositories of users, who have nothing but the packages: built, tested and checked in child processes.</summary>
internal sealed class ConsumerTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);

        // Nothing above the folder may leak in, and packages of the same version from an earlier run must not be taken.
        Folder.Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <RestoreAdditionalProjectSources>{PackageFeed.FullPath}</RestoreAdditionalProjectSources>
                <RestoreFallbackFolders>{GlobalPackages}</RestoreFallbackFolders>
                <RestorePackagesPath>{Folder.PathTo(".packages")}</RestorePackagesPath>
              </PropertyGroup>
            </Project>
            """);
        Folder.Write("Directory.Build.targets", "<Project />");
    }

    [Test]
    public void A_package_reference_and_a_thresholds_file_gate_a_build()
    {
        Folder.Write("app/app.csproj", Project("<TargetFramework>net10.0</TargetFramework>", Reference("QualityGate.Tasks", " PrivateAssets=\"all\"")));
        Folder.Write("app/Class.cs", "public static class Class { }");

        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 3 }"));
        var passing = Build();
        Assert.That(passing.ExitCode, Is.Zero, passing.ToString());
        Assert.That(passing.Output, Does.Match(@"similarity-depth +8\.2000  5\.4000 \(p 0\.\d{3}\)  min 3  passed"));

        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 99 }"));
        for (var time = 0; time < 2; time++)
        {
            var failing = Build();
            Assert.That(failing.ExitCode, Is.EqualTo(1), failing.ToString());
            Assert.That(failing.Output, Does.Contain("thresholds.yml(9,7): error QG1001: similarity-depth of 'small' is 8.2000"));
        }

        var skipped = Build("-p:QualityGate=false");
        Assert.That(skipped.ExitCode, Is.Zero, skipped.ToString());
        Assert.That(skipped.Output, Does.Contain("QualityGate is skipped: the property QualityGate is false."));
    }

    [Test]
    public void Clean_removes_what_the_gate_wrote()
    {
        Folder.Write("app/app.csproj", Project("<TargetFramework>net10.0</TargetFramework>", Reference("QualityGate.Tasks", " PrivateAssets=\"all\"")));
        Folder.Write("app/Class.cs", "public static class Class { }");
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 3 }"));
        Assert.That(Build().ExitCode, Is.Zero);
        Assert.That(Folder.PathTo("app/obj/qualitygate/report.json"), Does.Exist);

        var clean = ChildProcess.Dotnet(Folder.PathTo("app"), "clean", "-tl:off", "-nologo");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(clean.ExitCode, Is.Zero, clean.ToString());
            Assert.That(Folder.PathTo("app/obj/qualitygate"), Does.Not.Exist);
        }
    }

    // In a folder that the user named, other files stay.
    [Test]
    public void Clean_keeps_what_others_wrote_into_the_report_folder()
    {
        Folder.Write("app/app.csproj", Project("<TargetFramework>net10.0</TargetFramework><QualityGateReportFolder>../reports</QualityGateReportFolder>", Reference("QualityGate.Tasks", " PrivateAssets=\"all\"")));
        Folder.Write("app/Class.cs", "public static class Class { }");
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 3 }"));
        Folder.Write("reports/mine.txt", "mine");
        Assert.That(Build().ExitCode, Is.Zero);
        Assert.That(Folder.PathTo("reports/report.json"), Does.Exist);

        var clean = ChildProcess.Dotnet(Folder.PathTo("app"), "clean", "-tl:off", "-nologo");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(clean.ExitCode, Is.Zero, clean.ToString());
            Assert.That(Directory.GetFiles(Folder.PathTo("reports")), Is.EqualTo(new[] { Folder.PathTo("reports/mine.txt") }));
        }
    }

    [Test]
    public void A_project_with_several_target_frameworks_is_gated_once()
    {
        Folder.Write("app/app.csproj", Project("<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>", Reference("QualityGate.Tasks", " PrivateAssets=\"all\"")));
        Folder.Write("app/Class.cs", "public static class Class { }");
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 3 }"));
        var run = Build();
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Output.Split("QualityGate passed:"), Has.Length.EqualTo(2), run.ToString());
    }

    [Test]
    public void One_framework_of_several_is_gated_too_by_itself_and_through_a_reference()
    {
        Folder.Write("app/app.csproj", Project("<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>", Reference("QualityGate.Tasks", " PrivateAssets=\"all\"")));
        Folder.Write("app/Class.cs", "public static class Class { }");
        Folder.Write("user/user.csproj", Project("<TargetFramework>net10.0</TargetFramework>", "<ProjectReference Include=\"../app/app.csproj\" />"));
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 99 }"));
        foreach (var run in new[] { Build("-f", "net10.0"), ChildProcess.Dotnet(Folder.PathTo("user"), "build", "-tl:off", "-nologo") })
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Contain("thresholds.yml(9,7): error QG1001"));
        }
    }

    [Test]
    public void A_project_without_thresholds_fails_rather_than_pass_ungated()
    {
        Folder.Write("app/app.csproj", Project("<TargetFramework>net10.0</TargetFramework>", Reference("QualityGate.Tasks", " PrivateAssets=\"all\"")));
        Folder.Write("app/Class.cs", "public static class Class { }");
        var run = Build();
        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(run.Output, Does.Contain("error QG0001"));
    }

    [Test]
    public void A_test_project_asserts_with_the_constraints()
    {
        var references = Reference("QualityGate.NUnit", string.Empty)
            + $"""<PackageReference Include="Microsoft.NET.Test.Sdk" Version="{VersionOf("Microsoft.NET.Test.Sdk")}" />"""
            + $"""<PackageReference Include="NUnit3TestAdapter" Version="{VersionOf("NUnit3TestAdapter")}" />""";
        Folder.Write("app/app.csproj", Project("<TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>", references));
        Folder.Write("app/Tests.cs", $$"""
            using NUnit.Framework;
            using QualityGate;
            using QualityGate.NUnit;

            public class Tests
            {
                private static ModelAnalysis Model => ModelAnalysis.Load(@"{{Folder.PathTo("small.onnx")}}", @"{{Folder.PathTo("labels.txt")}}", @"{{Folder.PathTo("predictions.csv")}}", clustering: "none");

                [Test] public void Deep() => Assert.That(Model, Has.SimilarityDepthAbove(3).And.ErrorAlignmentAbove(0.5));

                [Test] public void Deeper() => Assert.That(Model, Has.SimilarityDepthAbove(9));
            }
            """);
        var run = ChildProcess.Dotnet(Folder.PathTo("app"), "test", "-tl:off", "-nologo");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Contain("Expected: similarity-depth above 9"));
            Assert.That(run.Output, Does.Contain("But was:  8.2000 in small.onnx"));
            Assert.That(run.Output, Does.Match("Failed: +1, Passed: +1"));
        }
    }

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

    private static string GlobalPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string Reference(string package, string attributes) => $"""<PackageReference Include="{package}" Version="{PackageFeed.Version}"{attributes} />""";

    private static string VersionOf(string package) => System.Xml.Linq.XDocument.Load(Repository.PathTo("Directory.Packages.props"))
        .Descendants("PackageVersion").Single(e => e.Attribute("Include")!.Value == package).Attribute("Version")!.Value;

    private static string Project(string properties, string references) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>{properties}</PropertyGroup>
          <ItemGroup>{references}</ItemGroup>
        </Project>
        """;

    private ChildProcess Build(params string[] arguments) => ChildProcess.Dotnet(Folder.PathTo("app"), ["build", "-tl:off", "-nologo", .. arguments]);
}
