namespace QualityGate.Packages.Tests;

/// <summary>The files in the packages, and the metadata about them.</summary>
internal sealed class ContentTests : FolderFixture
{
    private static readonly string[] Ids =
    [
        "QualityGate.Analyzer",
        "QualityGate.Inference",
        "QualityGate.Tasks",
        "QualityGate.Tasks.Images",
        "QualityGate.NUnit",
        "qualitygate",
    ];

    [TestCaseSource(nameof(Ids))]
    public void A_package_holds_just_the_files_that_it_is_known_to_hold(string id)
    {
        using var package = new PackageFile(id);
        GoldenFile.Compare($"tests/Packages.Tests/Golden/{id}.files.txt", string.Concat(package.Files.Select(file => file + "\n")));
    }

    [TestCaseSource(nameof(Ids))]
    public void A_package_has_readme_icon_licence_and_notices(string id)
    {
        using var package = new PackageFile(id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(package.Files, Is.SupersetOf(new[] { "README.md", "LICENSE", "THIRD-PARTY-NOTICES.txt", "icon.png" }));
            Assert.That(package.Metadata("license"), Is.EqualTo("MIT"));
            Assert.That(package.Metadata("readme"), Is.EqualTo("README.md"));
            Assert.That(package.Metadata("icon"), Is.EqualTo("icon.png"));
            Assert.That(package.Metadata("description"), Has.Length.GreaterThan(50));
            Assert.That(package.Metadata("version"), Does.Match(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$"));
        }
    }

    [Test]
    public void The_task_package_is_for_development_references_nothing_and_is_small()
    {
        // More than half of it is WordNet.
        const int Most = 6_500_000;
        using var package = new PackageFile("QualityGate.Tasks");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(package.Metadata("developmentDependency"), Is.EqualTo("true"));
            Assert.That(package.Nuspec.Descendants().Where(element => element.Name.LocalName == "dependency"), Is.Empty);
            Assert.That(package.Files, Has.None.StartsWith("lib/").And.None.StartsWith("ref/"));
            Assert.That(package.Size, Is.LessThan(Most));
        }
    }

    // Packages that tests of users reference bring nothing that runs models, and no library of large dependencies.
    [TestCase("QualityGate.Analyzer")]
    [TestCase("QualityGate.NUnit")]
    public void A_package_for_tests_brings_no_ONNX_Runtime_and_no_Parquet(string package)
    {
        using var file = new PackageFile(package);
        Assert.That(file.Nuspec.ToString(), Does.Not.Contain("OnnxRuntime").And.Not.Contain("Parquet").And.Contain("dependency"));
    }
}
