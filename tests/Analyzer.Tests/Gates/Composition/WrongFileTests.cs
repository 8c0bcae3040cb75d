using QualityGate.Configuration.Reading;

namespace QualityGate.Analyzer.Tests.Gates.Composition;

/// <summary>Gate files as users break them, each with all that is said about it.</summary>
internal sealed class WrongFileTests
{
    private const string Folder = "tests/Analyzer.Tests/Golden/wrong-files";

    [Test]
    public void Every_wrong_file_is_refused_with_its_lines()
    {
        var files = Directory.GetFiles(Repository.PathTo(Folder), "*.yml").Order(StringComparer.Ordinal).ToArray();
        Assert.That(files, Has.Length.GreaterThanOrEqualTo(60));
        GoldenFile.Compare($"{Folder}/expected.txt", string.Concat(files.Select(Complaints)));
    }

    private static string Complaints(string file)
    {
        var root = Repository.PathTo(Folder);
        var lines = TestInputs
            .Failure(() => GateReader.Read(TestInputs.Input(file)))
            .Select(diagnostic =>
                diagnostic
                    .ToString()
                    .Replace(root + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal)
                    .Replace(root, ".", StringComparison.Ordinal)
            );
        return $"{Path.GetFileName(file)}\n{string.Concat(lines.Select(line => $"  {line}\n"))}";
    }
}
