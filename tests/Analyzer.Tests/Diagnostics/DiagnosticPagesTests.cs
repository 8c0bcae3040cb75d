using System.Reflection;
using QualityGate.Diagnostics;
using QualityGate.Text;

namespace QualityGate.Analyzer.Tests.Diagnostics;

internal sealed class DiagnosticPagesTests
{
    private static readonly string[] Codes =
    [
        .. typeof(DiagnosticCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    [Test]
    public void Every_code_is_given_once() => Assert.That(Codes, Is.Unique);

    [Test]
    public void Every_code_has_a_help_page_and_every_page_a_code() =>
        Assert.That(
            Directory.GetFiles(Repository.PathTo("docs/codes"), "QG*.md").Select(file => Path.GetFileNameWithoutExtension(file)),
            Is.EquivalentTo(Codes)
        );

    [Test]
    public void Every_code_has_its_row_in_the_table_of_codes([ValueSource(nameof(Codes))] string code) =>
        Assert.That(
            File.ReadLines(Repository.PathTo("docs/codes/README.md"))
                .Count(line => line.StartsWith($"| [{code}]({code}.md) | ", StringComparison.Ordinal)),
            Is.EqualTo(1)
        );

    [Test]
    public void A_page_begins_with_its_code([ValueSource(nameof(Codes))] string code) =>
        Assert.That(File.ReadLines(Repository.PathTo($"docs/codes/{code}.md")).First(), Does.StartWith($"# {code}: "));

    [Test]
    public void Control_characters_in_a_message_cannot_forge_lines() =>
        Assert.That(
            Diagnostic.Error("QG0001", new SourceLocation("a"), "x\nb: error QG9999: \u001b[31m").ToString(),
            Is.EqualTo("a: error QG0001: x b: error QG9999:  [31m")
        );

    [TestCase("file", 0, 0, "file")]
    [TestCase("file", 3, 0, "file(3)")]
    [TestCase("file", 3, 7, "file(3,7)")]
    public void A_location_is_written_as_MSBuild_reads_it(string file, int line, int column, string text) =>
        Assert.That(new SourceLocation(file, line, column).ToString(), Is.EqualTo(text));

    [TestCase("accurracy", "accuracy")]
    [TestCase("warn", "warning")]
    [TestCase("similarity_depth", "similarity-depth")]
    [TestCase("entirely-different", null)]
    public void Suggestions_are_near(string word, string? expected) =>
        Assert.That(Suggestion.Nearest(word, ["accuracy", "similarity-depth", "warning"]), Is.EqualTo(expected));
}
