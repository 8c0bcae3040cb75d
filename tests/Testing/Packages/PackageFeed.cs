using System.Text.RegularExpressions;

namespace QualityGate.Testing.Packages;

/// <summary>
/// Packages, packed once for all tests of an assembly into a folder of their own, which serves as a feed. A set-up fixture of the assembly
/// names them.
/// </summary>
/// <param name="projects">The folders in src whose projects are packed: "Tasks" among them.</param>
public abstract partial class PackageFeed(params string[] projects)
{
    private static readonly string GlobalPackages =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static TemporaryFolder? folder;

    /// <summary>The version of the packages.</summary>
    public static string Version =>
        Directory
            .GetFiles(FullPath)
            .Select(file => GatePackage().Match(Path.GetFileName(file)))
            .Single(match => match.Success)
            .Groups["version"]
            .Value;

    /// <summary>The folder with the packages.</summary>
    public static string FullPath => folder!.PathTo("feed");

    /// <summary>
    /// Lets the projects in a folder take our packages from the feed, into a cache of this run: those of the same version from an
    /// earlier run must not be taken. Nothing above the folder leaks in.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="isAlone">Whether the cache is that of the folder alone, and not that of the run.</param>
    public static void Serve(TemporaryFolder folder, bool isAlone = false)
    {
        var cache = isAlone ? "$(MSBuildThisFileDirectory).packages" : PackageFeed.folder!.PathTo("cache");

        // Without nodes that are used again, each build starts a compiler of its own, unless it is told to ask the one that waits.
        folder.Write(
            "Directory.Build.props",
            $"""
            <Project>
              <PropertyGroup>
                <RestoreAdditionalProjectSources>{FullPath}</RestoreAdditionalProjectSources>
                <RestoreFallbackFolders>{GlobalPackages}</RestoreFallbackFolders>
                <RestorePackagesPath>{cache}</RestorePackagesPath>
                <NuGetAudit>false</NuGetAudit>
                <UseSharedCompilation>true</UseSharedCompilation>
              </PropertyGroup>
            </Project>
            """
        );
        folder.Write("Directory.Build.targets", "<Project />");

        // One node a build, where a test does not ask for more: another assembly of tests builds at the same time.
        folder.Write("Directory.Build.rsp", "-m:1\n");
    }

    [OneTimeSetUp]
    public void Pack()
    {
        folder = new TemporaryFolder();
        var paths = projects.Select(name => Repository.PathTo($"src/{name}/QualityGate.{name}.csproj"));

        // One MSBuild for all: most of the time of a pack is that of starting one and reading the projects.
        var all = folder.Write(
            "pack.proj",
            $"""
            <Project>
              <Target Name="Pack">
                <MSBuild Projects="{string.Join(';', paths)}" Targets="Pack" Properties="NoBuild=true" />
              </Target>
            </Project>
            """
        );
        var run = ChildProcess.Dotnet(
            folder.FullPath,
            "msbuild",
            all,
            "-t:Pack",
            $"-p:Configuration={Repository.Configuration}",
            $"-p:PackageOutputPath={FullPath}",
            "-nologo",
            "-tl:off"
        );
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Output, Does.Not.Contain("warning"), run.ToString());
        FillCache();
    }

    // Restored once for all tests.
    private void FillCache()
    {
        var references = projects
            .Intersect(["Tasks", "NUnit"])
            .Select(name => $"<PackageReference Include=\"QualityGate.{name}\" Version=\"{Version}\" />");
        using var first = new TemporaryFolder();
        Serve(first);
        first.Write(
            "first.proj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>{string.Concat(references)}</ItemGroup>
            </Project>
            """
        );
        var run = ChildProcess.Dotnet(first.FullPath, "restore", "first.proj", "-tl:off");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());

        // Not into the packages that projects reference: a compiler warns of assemblies that are for one processor.
        NativeImages.PutInto(folder!.PathTo("cache/qualitygate.tasks"));
    }

    [OneTimeTearDown]
    public void Remove()
    {
        BuildServer.Stop();
        folder?.Dispose();
    }

    [GeneratedRegex(@"^QualityGate\.Tasks\.(?<version>\d.*)\.nupkg$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GatePackage();
}
