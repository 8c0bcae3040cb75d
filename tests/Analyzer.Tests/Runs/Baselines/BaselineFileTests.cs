using CsCheck;
using QualityGate.Diagnostics;
using QualityGate.Runs.Baselines;
using static QualityGate.Analyzer.Tests.Runs.Baselines.BaselineInputs;

namespace QualityGate.Analyzer.Tests.Runs.Baselines;

/// <summary>The file of a baseline: its bytes, and what is said of a damaged one.</summary>
internal sealed class BaselineFileTests : FolderFixture
{
    [Test]
    public void The_file_is_small_and_the_same_bytes_each_time()
    {
        SmallRepository.Fill(Folder);
        var inputs = new BaselineInputs(Folder).Inputs("small.onnx", "labels.txt", "predictions.csv");
        var (first, second) = (BaselineJson.Write(BaselineFile.Of([Keep(inputs)])), BaselineJson.Write(BaselineFile.Of([Keep(inputs)])));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(second, Is.EqualTo(first));
            Assert.That(first, Does.Not.Contain(Folder.FullPath).And.Not.Contain("\r"));
            Assert.That(first, Does.Contain("\n        \"accuracy\": 0.8"));
            Assert.That(
                first,
                Does.Contain(
                    "\n        { \"label\": \"dog.n.01\", \"name\": \"dog.n.01\", \"concept\": \"n02084071\", \"cluster\": 0, "
                        + "\"samples\": 10, \"wrong\": \"8:1 9:1\" },"
                )
            );
            Assert.That(first, Does.Match("\n        \\{ \"a\": 0, \"b\": 1, \"similarity\": 0\\.\\d+, \"depth\": \\d+ \\},"));
        }
    }

    // A thousand classes, fifty samples each, of which a quarter is wrong, and long names: in a diff, and in each clone.
    [Test]
    public void A_large_baseline_is_less_than_a_megabyte()
    {
        var random = new Random(1);
        BaselineClass Class(int index)
        {
            var predicted = Enumerable.Range(0, 50).Select(_ => random.Next(4) == 0 ? random.Next(1000) : index);
            return new BaselineClass(
                $"n{index:D8}",
                "a name of some length",
                $"n{index:D8}",
                index / 10,
                50,
                PredictionText.WriteWrong(index, predicted)
            );
        }

        var model = Two().Models[0] with
        {
            Classes = [.. Enumerable.Range(0, 1000).Select(Class)],
            Edges = [.. Enumerable.Range(0, 999).Where(a => a % 10 < 9).Select(a => new BaselineEdge(a, a + 1, 0.1234, 12))],
            TestData = new BaselineTestData(BaselineTestData.OfSamples, 50_000, "0011"),
        };
        var text = BaselineJson.Write(BaselineFile.Of([model]));
        TestContext.Out.WriteLine($"{text.Length} bytes");
        Assert.That(Read(text).Models[0].Classes, Has.Length.EqualTo(1000));
        Assert.That(text.Length, Is.LessThan(400_000));
    }

    private static readonly (string From, string To, string Code, int Line, string Words)[] Damages =
    [
        ("{", string.Empty, "QG0043", 2, "no baseline"),
        ("\"baselineVersion\": 1", "\"baselineVersion\": 2", "QG0044", 0, "version 2"),
        ("\"baselineVersion\": 1", "\"version\": 1", "QG0043", 0, "baselineVersion"),
        ("  \"models\": [", "<<<<<<< HEAD\n  \"models\": [", "QG0043", 3, "merge conflict"),
        ("      \"edges\":", ">>>>>>> other\n      \"edges\":", "QG0043", 17, "merge conflict"),
        ("\"accuracy\": 0.8", "\"accuracy\": \"0.8\"", "QG0043", 10, "could not be converted"),
        ("\"accuracy\": 0.8", "\"accuracy\": 0.8, \"accuracy\": 0.9", "QG0043", 0, "uplicate"),
        ("\"samples\": 2, \"wrong\"", "\"samples\": 1, \"wrong\"", "QG0043", 0, "predictions of class 0 ('a')"),
        ("\"wrong\": \"1:1\"", "\"wrong\": \"5:1\"", "QG0043", 0, "predictions of class 0 ('a')"),
        ("\"wrong\": \"1:1\"", "\"wrong\": \"1:7\"", "QG0043", 0, "predictions of class 0 ('a')"),
        ("\"wrong\": \"1:1\"", "\"wrong\": \"1:0\"", "QG0043", 0, "predictions of class 0 ('a')"),
        ("\"samples\": 1 }", "\"samples\": 2 }", "QG0043", 0, "as many samples"),
        ("\"b\": 1", "\"b\": 4", "QG0043", 0, "an edge is out of range"),
        ("\"cluster\": 0, \"samples\": 2", "\"cluster\": -1, \"samples\": 2", "QG0043", 0, "cluster"),
        ("\"depth\": 3", "\"deep\": 3", "QG0043", 0, "deep"),
        ("\"name\": ", "\"gateFile\": \"/etc/passwd\", \"name\": ", "QG0043", 0, "'gateFile'"),
        ("\"name\": ", "\"gateFile\": \"C:/gates/thresholds.yml\", \"name\": ", "QG0043", 0, "'gateFile'"),
        ("\"accuracy\": 0.8", "\"accuracy\": 0.7", "QG0043", 0, "checksum"),
        ("\"similarity\": 0.5", "\"similarity\": 0.4", "QG0043", 0, "checksum"),
        ("\"checksum\"", "\"gateFile\"", "QG0043", 0, "checksum"),
        ("\"clustering\": \"none\",", string.Empty, "QG0043", 0, "clustering"),
    ];

    // A place in JSON is known where reading stopped, else that of the file.
    [TestCaseSource(nameof(Damages))]
    public void Damage_is_one_line_with_its_place((string From, string To, string Code, int Line, string Words) damage)
    {
        var text = BaselineJson.Write(Two());
        Assert.That(Read(text).Models, Has.Length.EqualTo(1));
        var at = text.IndexOf(damage.From, StringComparison.Ordinal);
        Assert.That(at, Is.Not.Negative, damage.From);
        var failure = TestInputs.Failure(() => Read(text[..at] + damage.To + text[(at + damage.From.Length)..]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Has.Count.EqualTo(1));
            Assert.That(failure[0].Code, Is.EqualTo(damage.Code), failure[0].ToString());
            Assert.That(failure[0].Message, Does.Contain(damage.Words).And.Not.Contain("\n"), failure[0].ToString());
            Assert.That(failure[0].Message, Does.Contain("baseline accept"));
            if (damage.Line > 0)
            {
                Assert.That(failure[0].Location.Line, Is.EqualTo(damage.Line), failure[0].ToString());
            }
        }
    }

    [TestCase("", "empty")]
    [TestCase(" \n", "empty")]
    [TestCase("version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "Git LFS pointer")]
    [TestCase("[]", "baselineVersion")]
    [TestCase("{ \"baselineVersion\": 1, \"models\": null }", "no baseline")]
    [TestCase("{ \"baselineVersion\": 99999999999, \"models\": [] }", "baselineVersion")]
    public void A_file_that_is_no_baseline_is_an_error(string text, string words)
    {
        var failure = TestInputs.Failure(() => Read(text));
        Assert.That((failure[0].Code, failure.Count), Is.EqualTo((DiagnosticCodes.BaselineDamaged, 1)));
        Assert.That(failure[0].Message, Does.Contain(words));
    }

    [Test]
    public void A_model_that_stands_twice_is_refused()
    {
        var model = Two().Models[0];
        Assert.That(
            TestInputs.Failure(() => Read(BaselineJson.Write(BaselineFile.Of([model, model]))))[0].Message,
            Does.Contain("stands twice")
        );
    }

    [Test]
    public void Predictions_are_read_as_they_were_written() =>
        Gen.Int[0, 4]
            .Array[0, 30]
            .Sample(
                predicted =>
                {
                    var read = PredictionText.ReadWrong(2, predicted.Length, PredictionText.WriteWrong(2, predicted), 5);
                    Assert.That(read!.Value, Is.EqualTo(predicted));
                },
                iter: Thoroughness.Times(200)
            );

    // Cut off, or with a letter that is another: a diagnostic, or a baseline that can be compared with.
    [Test]
    public void A_damaged_baseline_is_a_diagnostic()
    {
        var text = BaselineJson.Write(Two());
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Char[' ', '~'], Gen.Bool)
            .Sample(
                (at, letter, isCut) =>
                {
                    try
                    {
                        var file = Read(isCut ? text[..at] : text[..at] + letter + text[(at + 1)..]);
                        Assert.That(file.Models.Select(BaselineSide.Of).Count(), Is.LessThan(2));
                    }
                    catch (QualityGateException e)
                    {
                        Assert.That(e.Diagnostics.Length, Is.EqualTo(1));
                    }
                },
                iter: Thoroughness.Times(500)
            );
    }

    private static BaselineFile Two() =>
        BaselineFile.Of([
            new BaselineModel(
                "m",
                [],
                "none",
                "none",
                new Dictionary<string, double> { ["accuracy"] = 0.8 },
                [new BaselineClass("a", "a", null, 0, 2, "1:1"), new BaselineClass("b", "b", null, 0, 1)],
                [new BaselineEdge(0, 1, 0.5, 3)],
                TestData: new BaselineTestData(BaselineTestData.OfSamples, 3, "0011")
            ),
        ]);
}
