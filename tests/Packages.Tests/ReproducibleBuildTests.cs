using System.Collections.Immutable;
using System.Reflection.PortableExecutable;
using System.Text;
using QualityGate.Testing.Packages;

namespace QualityGate.Packages.Tests;

/// <summary>Builds of clones by a continuous integration: the same bytes everywhere, with the way back to the sources.</summary>
internal sealed class ReproducibleBuildTests : FolderFixture
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Test]
    public void Two_clones_in_different_folders_give_the_same_assembly_with_Source_Link_and_symbols()
    {
        if (!Path.Exists(Repository.PathTo(".git")) || !ChildProcess.IsInstalled("git"))
        {
            Assert.Ignore("This is no clone, or there is no git: there is no history to build from.");
        }

        var (first, second) = (Clone("first"), Clone("a second one"));
        Build("first/src/Analyzer/QualityGate.Analyzer.csproj", "a second one/src/Analyzer/QualityGate.Analyzer.csproj");
        Assert.That(File.ReadAllBytes(first), Is.EqualTo(File.ReadAllBytes(second)).AsCollection);

        using var file = File.OpenRead(first);
        using var assembly = new PEReader(file);
        var embedded = assembly.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var symbols = assembly.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        var reader = symbols.GetMetadataReader();
        var links = reader
            .CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Single(information => reader.GetGuid(information.Kind) == SourceLink);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Encoding.UTF8.GetString(reader.GetBlobBytes(links.Value)),
                Does.Match("https://raw.githubusercontent.com/example/qualitygate/[0-9a-f]{40}/")
            );
            Assert.That(
                reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name)),
                Has.None.Contains(Folder.FullPath)
            );
        }
    }

    // The path of the assembly that a build of a new clone makes.
    private string Clone(string name)
    {
        var clone = Folder.PathTo(name);
        Git(Folder.FullPath, "clone", "--quiet", Repository.Root, clone);
        Git(clone, "remote", "set-url", "origin", "https://github.com/example/qualitygate.git");
        return Path.Combine(clone, "src/Analyzer/bin/Release/net10.0/QualityGate.Analyzer.dll");
    }

    private void Build(params string[] projects)
    {
        Folder.Write(
            "all.proj",
            $"""
            <Project>
              <ItemGroup><Clone Include="{string.Join(';', projects)}" /></ItemGroup>
              <Target Name="Build">
                <MSBuild Projects="@(Clone)" Targets="Restore" Properties="Phase=restore" />
                <MSBuild Projects="@(Clone)" Targets="Build" />
              </Target>
            </Project>
            """
        );
        var run = BuildServer.Dotnet(
            Folder.FullPath,
            "msbuild",
            "all.proj",
            "-p:Configuration=Release",
            "-p:ContinuousIntegrationBuild=true",
            "-p:RunAnalyzers=false",
            "-p:UseSharedCompilation=true",
            "-nologo",
            "-tl:off"
        );
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
    }

    private static void Git(string folder, params string[] arguments)
    {
        var run = ChildProcess.Run("git", folder, ImmutableDictionary<string, string>.Empty, arguments);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
    }
}
