using System.IO.Compression;
using System.Xml.Linq;

namespace QualityGate.Packages.Tests;

/// <summary>What lies in the packages.</summary>
internal sealed class ContentTests
{
    [Test]
    public void The_task_package_holds_all_that_the_task_needs_and_nothing_to_reference()
    {
        using var package = Open("QualityGate.Tasks");
        var files = package.Entries.Select(entry => entry.FullName).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(files, Is.SupersetOf(new[]
            {
                "build/QualityGate.Tasks.props", "build/QualityGate.Tasks.targets",
                "buildMultiTargeting/QualityGate.Tasks.props", "buildMultiTargeting/QualityGate.Tasks.targets",
                "tasks/net10.0/QualityGate.Tasks.dll", "tasks/net10.0/QualityGate.Analyzer.dll", "tasks/net10.0/Google.Protobuf.dll", "tasks/net10.0/YamlDotNet.dll",
            }));
            Assert.That(files, Has.None.StartsWith("lib/"));
            Assert.That(Nuspec(package).Descendants().Where(e => e.Name.LocalName == "dependency"), Is.Empty);
            Assert.That(Nuspec(package).Descendants().Single(e => e.Name.LocalName == "developmentDependency").Value, Is.EqualTo("true"));
        }
    }

    [Test]
    public void Every_package_has_readme_licence_and_notices([Values("QualityGate.Analyzer", "QualityGate.Tasks", "QualityGate.NUnit", "qualitygate")] string id)
    {
        using var package = Open(id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(package.Entries.Select(entry => entry.FullName), Is.SupersetOf(new[] { "README.md", "THIRD-PARTY-NOTICES.txt" }));
            Assert.That(Nuspec(package).Descendants().Single(e => e.Name.LocalName == "license").Value, Is.EqualTo("MIT"));
        }
    }

    private static ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(PackageFeed.FullPath, $"{id}.{PackageFeed.Version}.nupkg"));

    private static XDocument Nuspec(ZipArchive package)
    {
        using var stream = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream);
    }
}
