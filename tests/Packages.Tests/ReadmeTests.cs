using System.IO.Compression;
using System.Text.RegularExpressions;
using QualityGate.Testing.Packages;

namespace QualityGate.Packages.Tests;

/// <summary>The readme that package pages show: what it links to lies in the repository, not beside it.</summary>
internal sealed partial class ReadmeTests : FolderFixture
{
    private static readonly string[] Ids = ["QualityGate.Analyzer", "QualityGate.Tasks", "QualityGate.NUnit", "qualitygate"];

    [TestCaseSource(nameof(Ids))]
    public void A_readme_has_no_relative_link(string id)
    {
        using var package = new PackageFile(id);
        var readme = File.ReadAllText(package.Extract("README.md", Folder.FullPath));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(readme, Does.StartWith("# QualityGate\n").And.Contains("docs/msbuild.md"));
            Assert.That(Link.Matches(readme).Select(link => link.Groups["target"].Value), Is.All.StartsWith("https://"));
            Assert.That(
                Link.Replace(readme, "${text}"),
                Is.EqualTo(Link.Replace(File.ReadAllText(Repository.PathTo("README.md")), "${text}")),
                "nothing but links is another"
            );
        }
    }

    [Test]
    public void A_package_of_a_project_with_a_URL_links_to_its_files_and_has_the_URL_itself()
    {
        const string Url = "https://example.org/quality-gate";
        var run = BuildServer.Dotnet(
            Repository.PathTo("src/Analyzer"),
            "pack",
            "--no-build",
            "-c",
            Repository.Configuration,
            "-o",
            Folder.FullPath,
            "-nologo",
            "-tl:off",
            $"-p:PackageProjectUrl={Url}",
            $"-p:IntermediateOutputPath={Folder.PathTo("obj")}/"
        );
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        using var package = ZipFile.OpenRead(Directory.GetFiles(Folder.FullPath, "*.nupkg").Single());
        var links = Link.Matches(Read(package, "README.md")).Select(link => link.Groups["target"].Value).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read(package, "QualityGate.Analyzer.nuspec"), Does.Contain($"<projectUrl>{Url}</projectUrl>"));
            Assert.That(links, Is.Not.Empty.And.All.Match($"^{Url}/blob/([0-9a-f]{{40}}|HEAD)/"));
            Assert.That(links.Select(link => Repository.PathTo(Revision.Replace(link, string.Empty))), Is.All.Matches<string>(Path.Exists));
        }
    }

    private static string Read(ZipArchive package, string name)
    {
        using var reader = new StreamReader(package.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\((?<target>[^)]+)\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link { get; }

    [GeneratedRegex("^.*/blob/[^/]+/", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Revision { get; }
}
