using System.Text.RegularExpressions;
using QualityGate.Analyzer.Tests.TestData.Formats;
using QualityGate.Configuration.Reading;
using QualityGate.Files;
using QualityGate.TestData;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.Documentation;

/// <summary>The examples of docs/test-data.md are read, and all are the same samples.</summary>
internal sealed partial class TestDataPageTests : FolderFixture
{
    private static readonly string Page = File.ReadAllText(Repository.PathTo("docs/test-data.md")).ReplaceLineEndings("\n");

    private static IEnumerable<TestCaseData> Examples() =>
        Example()
            .Matches(Page)
            .Select(match => new TestCaseData(match.Groups[1].Value, match.Groups[2].Value).SetArgDisplayNames(match.Groups[1].Value));

    [TestCaseSource(nameof(Examples))]
    public void An_example_is_read(string name, string text)
    {
        var path = TestInputs.Input(Folder.Write(name, text));
        TestDataFile data = name.StartsWith("confusion", StringComparison.Ordinal) ? new Confusion(path) : new Predictions(path);
        var confusion = data.Read(TestInputs.Labels("dog.n.01", "cat.n.01", "bird.n.01"));
        var samples = data is Confusion ? 4.0 : 3.0;
        Assert.That((confusion[0, 0], confusion[0, 1], confusion[2, 2], confusion.Samples), Is.EqualTo((1.0, 1.0, 1.0, samples)));
    }

    [Test]
    public void The_query_of_DuckDB_writes_counts()
    {
        var query = Query().Match(Page).Groups[1].Value.Replace("'counts.parquet'", "'{0}/counts.parquet'", StringComparison.Ordinal);
        DuckTable.Run(
            Folder.FullPath,
            "create table predictions as select * from (values (0, 0), (0, 1), (2, 2), (2, 2)) t(label, prediction)",
            query
        );
        var confusion = new Predictions(TestInputs.Input(Folder.PathTo("counts.parquet"))).Read(
            TestInputs.Labels("dog.n.01", "cat.n.01", "bird.n.01")
        );
        Assert.That((confusion[0, 1], confusion[2, 2], confusion.Samples), Is.EqualTo((1.0, 2.0, 4.0)));
    }

    [Test]
    public void The_entry_of_a_pattern_is_accepted()
    {
        var yaml = Entry().Match(Page).Groups[1].Value;
        Folder.Write("models/a/model.onnx", "x");
        var entry = GateReader.Read(InputPath.FromUser(Folder.Write("thresholds.yml", yaml))).Entries.Single();
        Assert.That(entry.Inputs.TestData!.Path.FullPath, Is.EqualTo(Folder.PathTo("models/a/predictions.csv")));
    }

    private const RegexOptions Options = RegexOptions.Singleline | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"<!-- example: (?<name>\S+) -->\n```\w+\n(?<text>.*?)```", Options, 1000)]
    private static partial Regex Example();

    [GeneratedRegex(@"<!-- query -->\n```sql\n(?<text>.*?)```", Options, 1000)]
    private static partial Regex Query();

    [GeneratedRegex(@"```yaml\n(?<text>version: 1.*?)```", Options, 1000)]
    private static partial Regex Entry();
}
