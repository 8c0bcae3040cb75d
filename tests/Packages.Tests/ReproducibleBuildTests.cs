using System.Collections.Immutable;
using System.Reflection.PortableExecutable;
using System.Text;

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

        var (first, second) = (BuildClone("first"), BuildClone("a second one"));
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

    private string BuildClone(string name)
    {
        var clone = Folder.PathTo(name);
        Git(Folder.FullPath, "clone", "--quiet", Repository.Root, clone);
        Git(clone, "remote", "set-url", "origin", "https://github.com/example/qualitygate.git");
        var run = ChildProcess.Dotnet(
            clone,
            "build",
            "src/Analyzer",
            "-c",
            "Release",
            "-p:ContinuousIntegrationBuild=true",
            "-p:RunAnalyzers=false",
            "-p:UseSharedCompilation=true",
            "-nologo",
            "-tl:off"
        );
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        return Path.Combine(clone, "src/Analyzer/bin/Release/net10.0/QualityGate.Analyzer.dll");
    }

    private static void Git(string folder, params string[] arguments)
    {
        var run = ChildProcess.Run("git", folder, ImmutableDictionary<string, string>.Empty, arguments);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
    }
}
