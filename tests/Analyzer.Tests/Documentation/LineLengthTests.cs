namespace QualityGate.Analyzer.Tests.Documentation;

/// <summary>No line of source code is longer than 140 columns, be it a comment or a string, which the formatter leaves.</summary>
internal sealed class LineLengthTests
{
    private const int MostColumns = 140;

    private static readonly string[] Folders = [".ci", "eng", "samples", "src", "tests"];

    private static readonly string[] Endings = [".cs", ".sh", ".proj", ".csproj", ".props", ".targets", ""];

    private static readonly string[] Exceptions =
    [
        // Written by a generator.
        "src/NUnit/Generated/",
    ];

    [Test]
    public void No_line_is_longer_than_140_columns() =>
        Assert.That(
            Files()
                .SelectMany(file =>
                    File.ReadLines(Repository.PathTo(file))
                        .Index()
                        .Where(line => line.Item.Length > MostColumns && !IsOneValue(line.Item))
                        .Select(line => $"{file}({line.Index + 1}): {line.Item.Length} columns")
                ),
            Is.Empty
        );

    [Test]
    public void Sources_are_found() => Assert.That(Files(), Has.Length.GreaterThan(400).And.Contains(".ci/run"));

    // A line break in the value of a property becomes part of it.
    private static bool IsOneValue(string line) =>
        line.TrimStart() is ['<', .. var rest]
        && rest.Split('>', ' ') is [var name, ..]
        && line.EndsWith($"</{name}>", StringComparison.Ordinal);

    private static string[] Files() =>
        [
            .. Folders
                .SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), "*", SearchOption.AllDirectories))
                .Where(file => Endings.Contains(Path.GetExtension(file)))
                .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
                .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "artifacts"))
                .Where(file => !Exceptions.Any(folder => file.StartsWith(folder, StringComparison.Ordinal))),
        ];
}
