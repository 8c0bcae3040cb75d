using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Runs;

namespace QualityGate.Analyzer.Tests.Messages;

/// <summary>A URL where a path is expected is refused as one, at the place that names it, whatever it would be the path of.</summary>
internal sealed class UrlPathTests : FolderFixture
{
    [TestCase("https://example.org/a.onnx", "https://example.org/a.onnx")]
    [TestCase("s3://bucket/models/a.onnx", "s3://bucket/models/a.onnx")]
    [TestCase("/work/HTTP:/example.org/a.onnx", "HTTP://example.org/a.onnx", Description = "as it is when made absolute")]
    [TestCase(@"C:\work\gs:\bucket\a.onnx", "gs://bucket/a.onnx")]
    [TestCase("file:///data/a.onnx", "file:///data/a.onnx")]
    [TestCase("git+ssh://host/a", "git+ssh://host/a")]
    [TestCase("C:/models/a.onnx", null)]
    [TestCase("models/a:b/c.onnx", null)]
    [TestCase("models/12:/c.onnx", null)]
    [TestCase("models/note:", null)]
    [TestCase("a.onnx", null)]
    [TestCase("", null)]
    public void A_URL_is_told_from_a_path(string path, string? url) => Assert.That(UrlPath.Find(path), Is.EqualTo(url));

    [TestCase("    model: small.onnx", "    model: https://example.org/small.onnx", 4, 12)]
    [TestCase("    model: small.onnx", "    model: \"hf://org/*.onnx\"", 4, 12)]
    [TestCase("    labels: labels.txt", "    labels: gs://bucket/labels.txt", 5, 13)]
    [TestCase("    predictions: predictions.csv", "    predictions: s3://bucket/predictions.csv", 6, 18)]
    [TestCase("    predictions: predictions.csv", "    confusion: ftp://host/confusion.csv", 6, 16)]
    public void A_URL_in_thresholds_yml_is_refused_at_its_place(string line, string url, int row, int column)
    {
        SmallRepository.Fill(Folder);
        var file = Folder.Write(
            "thresholds.yml",
            SmallRepository.Thresholds("similarity-depth: { min: 3 }").Replace(line, url, StringComparison.Ordinal)
        );
        var refused = Gate.Check(TestInputs.Input(file)).AllDiagnostics.Single(diagnostic => diagnostic.Code == DiagnosticCodes.UrlAsPath);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Location, Is.EqualTo(new SourceLocation(file, row, column)));
            Assert.That(refused.Message, Does.EndWith("is a URL, which is not read; download the file first, and give its path."));
            Assert.That(url, Does.Contain(refused.Message.Split('\'')[1]));
        }
    }

    [Test]
    public void The_URL_of_a_file_is_a_path_with_something_in_front() =>
        TestInputs.AssertFailure(
            () => GateReader.Read(TestInputs.Input("file:///data/thresholds.yml")),
            "QG0021",
            (0, 0),
            "'file:///data/thresholds.yml'",
            "write the path of the file itself"
        );

    [Test]
    public void No_report_is_written_to_a_URL()
    {
        TestInputs.AssertFailure(
            () => ReportFile.Write("https://example.org/report.json", "{}"),
            "QG0021",
            (0, 0),
            "to which no report is written"
        );
        Assert.That(Directory.Exists("https:"), Is.False);
    }
}
