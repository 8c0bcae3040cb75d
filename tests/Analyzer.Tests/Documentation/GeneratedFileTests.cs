using QualityGate.Generate;

namespace QualityGate.Analyzer.Tests.Documentation;

/// <summary>The generated files of the repository are those that eng/Generate writes, byte for byte.</summary>
internal sealed class GeneratedFileTests : FolderFixture
{
    private static IEnumerable<string> Paths => GeneratedFiles.All.Select(file => file.Path);

    [TestCaseSource(nameof(Paths))]
    public void A_generated_file_is_up_to_date(string path)
    {
        var file = GeneratedFiles.All.Single(file => file.Path == path);
        Assert.That(
            file.Wanted(Repository.Root),
            Is.EqualTo(file.Present(Repository.Root)),
            $"{path} differs; run {GeneratedFiles.Command}"
        );
    }

    [TestCaseSource(nameof(Paths))]
    public void Generated_code_is_at_most_140_columns_wide(string path) =>
        Assert.That(
            File.ReadLines(Repository.PathTo(path)).Where(line => path.EndsWith(".cs", StringComparison.Ordinal) && line.Length > 140),
            Is.Empty
        );

    [Test]
    public void A_check_names_the_files_that_differ_and_writes_nothing()
    {
        Folder.Write(
            "docs/thresholds.md",
            File.ReadAllText(Repository.PathTo("docs/thresholds.md")).Replace("| `labels` |", "| `label` |")
        );
        using var said = new StringWriter();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Generation.Run(Folder.FullPath, mayWrite: false, said), Is.EqualTo(1));
            Assert.That(
                said.ToString().ReplaceLineEndings("\n"),
                Is.EqualTo(string.Concat(Paths.Select(path => $"{path} differs; run dotnet run --project eng/Generate\n")))
            );
            Assert.That(Directory.GetFiles(Folder.FullPath, "*", SearchOption.AllDirectories), Has.Length.EqualTo(1));
        }
    }

    [Test]
    public void A_run_writes_the_files_that_differ_and_no_other()
    {
        foreach (var path in Paths.Where(path => path != "src/NUnit/Generated/Quality.cs"))
        {
            Folder.Write(path, File.ReadAllText(Repository.PathTo(path)));
        }

        using StringWriter first = new(),
            second = new();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Generation.Run(Folder.FullPath, mayWrite: true, first), Is.Zero);
            Assert.That(first.ToString().TrimEnd(), Is.EqualTo("src/NUnit/Generated/Quality.cs is written anew."));
            Assert.That(Generation.Run(Folder.FullPath, mayWrite: false, second), Is.Zero);
            Assert.That(second.ToString().TrimEnd(), Is.EqualTo($"All {GeneratedFiles.All.Length} generated files are up to date."));
        }
    }

    [Test]
    public void A_page_without_a_place_for_the_table_stops_the_run_before_anything_is_written()
    {
        Folder.Write("docs/thresholds.md", "# thresholds.yml\n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Generation.Run(Folder.FullPath, mayWrite: true, TextWriter.Null),
                Throws.TypeOf<InvalidDataException>().With.Message.Contains("lacks the marks of the table of keys")
            );
            Assert.That(Directory.GetFiles(Folder.FullPath, "*", SearchOption.AllDirectories), Has.Length.EqualTo(1));
        }
    }
}
