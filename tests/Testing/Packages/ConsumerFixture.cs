using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace QualityGate.Testing.Packages;

/// <summary>Repositories of users, who have nothing but the packages: each in a folder of its own, built in child processes.</summary>
public abstract class ConsumerFixture : FolderFixture
{
    /// <summary>A reference to the package that gates a build.</summary>
    protected static string GateReference => Reference("QualityGate.Tasks", " PrivateAssets=\"all\"");

    // The text of the project file if others like it may have its restore, and the text of the one that was restored last.
    private string? restorable;
    private string? restored;

    /// <summary>Whether each folder has a cache of packages of its own.</summary>
    protected virtual bool IsAlone => false;

    [SetUp]
    public void FillFolder()
    {
        (restorable, restored) = (null, null);
        FillRepository(Folder, IsAlone);
    }

    /// <summary>Writes the model and its data into a folder that has nothing of ours but the packages.</summary>
    protected static void FillRepository(TemporaryFolder folder, bool isAlone = false)
    {
        SmallRepository.Fill(folder);
        PackageFeed.Serve(folder, isAlone);
    }

    protected static string Reference(string package, string attributes) =>
        $"""<PackageReference Include="{package}" Version="{PackageFeed.Version}"{attributes} />""";

    protected static string VersionOf(string package) =>
        XDocument
            .Load(Repository.PathTo("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Single(e => e.Attribute("Include")!.Value == package)
            .Attribute("Version")!
            .Value;

    protected static string Project(string properties, string items, string targets = "") =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>{properties}</PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
              {targets}
            </Project>
            """;

    /// <summary>Writes a project, app/app.csproj unless it has another name, whose build is gated.</summary>
    protected void WriteGatedProject(
        string name = "app",
        string properties = "<TargetFramework>net10.0</TargetFramework>",
        string items = "",
        string targets = ""
    )
    {
        var project = Project(properties, GateReference + items, targets);
        Folder.Write($"{name}/{name}.csproj", project);
        Folder.Write($"{name}/Class.cs", "public static class Class { }");
        if (name == "app" && !IsAlone && !properties.Contains("Path>", StringComparison.Ordinal))
        {
            restored = RestoredProjects.Give(Folder, project) ? project : null;
            restorable = project;
        }
    }

    /// <summary>Writes thresholds.yml, beside the model.</summary>
    protected void Demand(params string[] thresholds) => Folder.Write("thresholds.yml", SmallRepository.Thresholds(thresholds));

    /// <summary>Makes all files an hour old: a file that has just changed is read again, whatever its time says.</summary>
    protected void Age()
    {
        foreach (var file in Directory.EnumerateFiles(Folder.FullPath, "*", SearchOption.TopDirectoryOnly))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        }
    }

    protected ChildProcess Build(params string[] arguments) => Dotnet("build", arguments);

    /// <summary>Runs a command of the SDK in the folder of the project.</summary>
    protected ChildProcess Dotnet(string command, params string[] arguments) =>
        Dotnet(
            all => IsAlone ? ChildProcess.Dotnet(Folder.PathTo("app"), all) : BuildServer.Dotnet(Folder.PathTo("app"), all),
            command,
            arguments
        );

    /// <summary>The same with variables of the environment.</summary>
    protected ChildProcess Dotnet(IReadOnlyDictionary<string, string> environment, string command, params string[] arguments) =>
        Dotnet(all => BuildServer.Dotnet(Folder.PathTo("app"), environment, all), command, arguments);

    private ChildProcess Dotnet(Func<string[], ChildProcess> start, string command, string[] arguments)
    {
        // Restoring takes as long as building; it changes nothing while the project is the same.
        var project = File.Exists(Folder.PathTo("app/app.csproj")) ? File.ReadAllText(Folder.PathTo("app/app.csproj")) : string.Empty;
        var restores = command is "build" or "publish" or "pack" && Array.TrueForAll(arguments, NeedsNoOtherRestore);
        var isRestored = restores && project == restored;
        var run = start([command, "-tl:off", "-nologo", .. arguments, .. isRestored ? ["--no-restore"] : Array.Empty<string>()]);
        if (
            restores
            && !isRestored
            && !run.Output.Contains("error NU", StringComparison.Ordinal)
            && File.Exists(Folder.PathTo("app/obj/project.assets.json"))
        )
        {
            restored = project;
            if (project == restorable)
            {
                RestoredProjects.Keep(Folder, project);
            }
        }

        return run;
    }

    private static bool NeedsNoOtherRestore(string argument) =>
        new[] { "-p:QualityGate", "-v:", "-nowarn:", "-warnaserror:", "-p:NoWarn=", "-p:MSBuildWarningsAsMessages=" }.Any(start =>
            argument.StartsWith(start, StringComparison.Ordinal)
        )
        || argument is "-graph" or "-t:QualityGate" or "-t:Rebuild" or "--no-incremental" or "--no-build"
        || argument is "-c" or "Debug" or "Release" or "-f" or "net10.0" or "netstandard2.0"
        || argument is "-p:GeneratePackageOnBuild=true" or "-p:Crash=true";

    /// <summary>How many gates said in a build what they found.</summary>
    protected static int Verdicts(ChildProcess run) =>
        Regex.Count(run.Output, @"^\s*(\d+>)?\s*QualityGate (passed|failed):", RegexOptions.Multiline, TimeSpan.FromSeconds(1));
}
