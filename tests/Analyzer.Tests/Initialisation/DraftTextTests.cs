using CsCheck;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Files;
using QualityGate.Initialisation;
using QualityGate.Initialisation.Finding;
using QualityGate.Metrics;

namespace QualityGate.Analyzer.Tests.Initialisation;

/// <summary>A written draft says the same when it is read, whatever files and reasons are called.</summary>
internal sealed class DraftTextTests
{
    private static readonly string[] Pieces =
    [
        "a",
        "B",
        "7",
        " ",
        "  ",
        "#",
        " #",
        ":",
        ": ",
        "-",
        "- ",
        "'",
        "\"",
        "[",
        "]",
        ",",
        "&",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "~",
        "=",
        ".",
        "..",
        "é",
        "日",
        "😀",
        "null",
        "true",
        "1e3",
        "0x1",
        "_",
        "<<",
        "--- ",
        "${X}",
        "{name}",
        "*",
        "\\",
        "\n",
        "\r",
        "\t",
        "\u2028",
        "\u202E",
    ];

    private static readonly Gen<string> Name = Gen.Int[0, Pieces.Length - 1]
        .Array[1, 8]
        .Select(places => string.Concat(places.Select(place => Pieces[place])));

    [Test]
    public void A_written_draft_is_read_back() =>
        Gen.Select(Name, Name, Name)
            .Sample(
                (model, labels, reason) =>
                {
                    using var folder = TemporaryFolder.InMemory();
                    var inputs = new AnalysisInputs(In(folder, "m" + model + ".onnx")) { Labels = In(folder, "l" + labels) };
                    if (
                        !EntryPath.IsWritable(folder.FullPath, inputs.Model.FullPath)
                        || !EntryPath.IsWritable(folder.FullPath, inputs.Labels!.FullPath)
                    )
                    {
                        return;
                    }

                    var name = EntryNames.Of([inputs.Model.FullPath])[0];
                    var entry = new DraftEntry(
                        name,
                        inputs,
                        [Choice("accuracy", 0.9, reason), Choice("error-alignment", null, reason)],
                        []
                    )
                    {
                        RejectedTestData = [new UnusedFile(folder.PathTo("t" + labels), reason)],
                    };
                    var text = DraftText.Write(new GateDraft([entry], [], []), folder.FullPath, "schema.json", baseline: null);
                    var read = GateReader.Read(InputPath.FromUser(folder.Write("thresholds.yml", text))).Entries.Single();
                    using (Assert.EnterMultipleScope())
                    {
                        Assert.That(read.Name, Is.EqualTo(name), text);
                        Assert.That(read.Inputs.Model.FullPath, Is.EqualTo(inputs.Model.FullPath), text);
                        Assert.That(read.Inputs.Labels!.FullPath, Is.EqualTo(inputs.Labels!.FullPath), text);
                        Assert.That(read.Thresholds.Single().DescribeLimits(), Is.EqualTo("min 0.9"), text);
                    }
                },
                iter: Thoroughness.Times(200)
            );

    [Test]
    public void A_reason_of_any_length_and_with_line_breaks_stays_one_comment()
    {
        var entry = new DraftEntry(
            "m",
            new AnalysisInputs(InputPath.FromUser("m.onnx")),
            [Choice("accuracy", 0.9, "x\nmodels: []\r" + new string('y', 500))],
            []
        );
        var lines = DraftText.Write(new GateDraft([entry], [], []), Environment.CurrentDirectory, schema: null, "b.json").Split('\n');
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines, Has.Exactly(1).StartsWith("models:"));
            Assert.That(lines[^2], Does.StartWith("      accuracy: { min: 0.9 }   # x models: []").And.Length.LessThan(350));
            Assert.That(lines, Has.Exactly(1).StartsWith("baseline: b.json"));
        }
    }

    [TestCase("/r/a/model.onnx /r/b/model.onnx", "a/model b/model")]
    [TestCase("/r/a.onnx /r/a.safetensors", "a.onnx a.safetensors")]
    [TestCase("/r/x/a.onnx /r/x/a.safetensors /r/y/a.onnx", "x/a.onnx x/a.safetensors y/a.onnx")]
    [TestCase("/r/a.onnx /r/b.onnx", "a b")]
    public void Names_tell_models_apart(string files, string names) =>
        Assert.That(EntryNames.Of([.. files.Split(' ')]), Is.EqualTo(names.Split(' ')));

    private static InputPath In(TemporaryFolder folder, string name) => new(folder.PathTo(name), new(name));

    private static MetricChoice Choice(string metric, double? bound, string why) =>
        new(
            MetricCatalog.Find(metric)!,
            bound is { } limit ? [new ChosenLimit(metric, LimitKind.Minimum, limit, why, Confidence: null)] : [],
            why
        );
}
