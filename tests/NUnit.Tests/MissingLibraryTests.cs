using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.TestData.Reading;

namespace QualityGate.Constraints.Tests;

/// <summary>
/// Files that are read with a library which the packages for tests don't bring. This project is such one: it has no Parquet.Net.
/// </summary>
internal sealed class MissingLibraryTests : FolderFixture
{
    private static IEnumerable<TestCaseData> Files()
    {
        yield return new TestCaseData(
            "p.parquet",
            (byte[])[.. "PAR1"u8, .. new byte[20], .. "PAR1"u8],
            "the file is Parquet, which is read with a library that this project doesn't have, or has in another version; add "
                + "<PackageReference Include=\"Parquet.Net\" Version=\"6.1.0\" /> to it."
        );
        yield return new TestCaseData(
            "p.csv.zst",
            (byte[])[0x28, 0xB5, 0x2F, 0xFD, .. new byte[20]],
            "<PackageReference Include=\"ZstdSharp.Port\" Version=\"0.8.8\" />"
        );
    }

    [TestCaseSource(nameof(Files))]
    public void The_error_names_the_package_that_is_to_be_added(string name, byte[] content, string word)
    {
        var path = InputPath.FromUser(Folder.Write(name, content));
        var labels = new ClassLabels(path, WordNet.Load(), [new ClassLabel("dog", "dog", 0)], path.Whole(), []);
        var error = Assert.Throws<QualityGateException>(() => PredictionsFile.Read(path, labels))!;
        Assert.That(error.Diagnostics.Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "QG3055" }));
        Assert.That(error.Diagnostics[0].Message, Does.Contain(word));
    }

    // The versions in the words are those that the build uses.
    [Test]
    public void The_version_is_the_one_that_everything_else_has() =>
        Assert.That(
            File.ReadAllText(Repository.PathTo("Directory.Packages.props")),
            Does.Contain("<PackageVersion Include=\"Parquet.Net\" Version=\"6.1.0\" />")
        );
}
