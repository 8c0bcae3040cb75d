using QualityGate.Configuration;
using QualityGate.Configuration.Reading;

namespace QualityGate.Analyzer.Tests.Gates.Suppressions;

/// <summary>Suppression files as users break them, each with all that is said about it.</summary>
internal sealed class WrongSuppressionTests
{
    private const string Folder = "tests/Analyzer.Tests/Golden/wrong-suppressions";

    [Test]
    public void Every_wrong_file_is_refused_with_its_lines()
    {
        using var folder = TemporaryFolder.InMemory();
        SmallRepository.Fill(folder);
        var gate = TestInputs.Input(folder.Write("thresholds.yml", SmallRepository.Thresholds("accuracy: { min: 0.5 }")));
        string Complaints(string name)
        {
            var path = Path.Combine(Repository.PathTo(Folder), name);
            var lines = TestInputs
                .Failure(() => GateReader.Read(new GateRequest(gate) { Suppressions = TestInputs.Input(path) }))
                .Select(diagnostic =>
                    diagnostic
                        .ToString()
                        .Replace(Path.GetDirectoryName(path)! + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal)
                );
            return $"{name}\n{string.Concat(lines.Select(line => $"  {line}\n"))}";
        }

        var files = Directory.GetFiles(Repository.PathTo(Folder), "*.yml").Select(file => Path.GetFileName(file));
        GoldenFile.Compare(
            $"{Folder}/expected.txt",
            string.Concat(files.Append("missing.yml").Order(StringComparer.Ordinal).Select(Complaints))
        );
    }
}
