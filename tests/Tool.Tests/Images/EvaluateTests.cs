using System.Security.Cryptography;
using System.Text;
using QualityGate.Files;
using QualityGate.TestData.Evaluations;

namespace QualityGate.Tool.Tests.Images;

/// <summary><c>evaluate</c>: what comes out of models of all kinds of inputs, and what is kept.</summary>
internal sealed class EvaluateTests : ImageFixture
{
    private const int Each = 23;

    [TestCase(0, 8, false, 1, TestName = "float32, any batch")]
    [TestCase(5, 8, false, 1, TestName = "float32, batches of 5, the last filled up")]
    [TestCase(1, 8, true, 1, TestName = "float32, channels last, one by one")]
    [TestCase(0, 8, false, 10, TestName = "float16")]
    [TestCase(3, 8, true, 2, TestName = "uint8, channels last")]
    [TestCase(0, 8, false, 11, TestName = "float64")]
    public void Predictions_are_those_worked_out_by_hand(int batch, int side, bool isLast, int type)
    {
        WriteAll(Each, ColourModel.Bytes(batch, side, isLast, type));
        var run = Evaluate(more: ["--output", "out.csv"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Is.EqualTo("69 images are predicted: out.csv\n"));
            Assert.That(Rows("out.csv"), Is.EqualTo(Expected(Each)));
        }
    }

    [Test]
    public void A_second_run_predicts_nothing_anew()
    {
        WriteAll(Each);
        Evaluate(more: ["--output", "a.csv"]);
        var run = Evaluate(more: ["--output", "b.csv"]);
        Folder.Write("images/dog.n.01/0000.png", ColourModel.Png(0, 0, 9));
        var changed = Evaluate(more: ["--output", "c.csv"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output, Does.StartWith("69 images have been predicted by an earlier run"), run.ToString());
            Assert.That(Bytes("b.csv"), Is.EqualTo(Bytes("a.csv")));
            Assert.That(changed.Output, Does.StartWith("69 images are predicted"), changed.ToString());
            Assert.That(Rows("c.csv")[46], Is.EqualTo("dog.n.01,car.n.01,dog.n.01/0000.png"));
            Assert.That(MayBePaired("a.csv", "b.csv"), Is.True);
            Assert.That(MayBePaired("a.csv", "c.csv"), Is.False, "they are of other images");
        }
    }

    [Test]
    public void Kept_predictions_that_were_damaged_are_made_anew()
    {
        WriteAll(Each);
        Evaluate(more: ["--output", "a.csv"]);
        var kept = Directory.GetFiles(Folder.PathTo("obj/qualitygate/images"), "*-1-of-1.csv").Single();
        File.WriteAllText(kept, File.ReadAllText(kept).Replace("car.n.01,car.n.01", "car.n.01,dog.n.01", StringComparison.Ordinal));
        var run = Evaluate(more: ["--output", "b.csv"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output, Does.StartWith("69 images are predicted"), run.ToString());
            Assert.That(Bytes("b.csv"), Is.EqualTo(Bytes("a.csv")));
        }
    }

    [Test]
    public void A_broken_run_goes_on_where_it_stopped_and_comes_to_the_same_bytes()
    {
        WriteAll(Each);
        Evaluate(more: ["--output", "whole.csv"]);
        var kept = Directory.GetFiles(Folder.PathTo("obj/qualitygate/images"), "*-1-of-1.csv").Single();
        var journal = Journal(File.ReadAllLines(kept));
        foreach (var length in new[] { 0, 10, journal.Length / 3, journal.Length / 2, journal.Length - 1, journal.Length })
        {
            File.Delete(kept);
            File.WriteAllText(Path.ChangeExtension(kept, ".part"), journal[..length]);
            var run = Evaluate(more: ["--output", "again.csv"]);
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(Bytes("again.csv"), Is.EqualTo(Bytes("whole.csv")), $"broken off after {length} letters");
        }
    }

    [Test]
    public void A_list_tells_the_classes_and_the_order()
    {
        WriteAll(1);
        Folder.Write("list.csv", "path,label\nimages/car.n.01/0000.png,car.n.01\nimages/dog.n.01/0000.png,1\n");
        var run = Evaluate("list=list.csv;preset=raw", "--output", "out.csv");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(
                Rows("out.csv"),
                Is.EqualTo(new[] { "car.n.01,car.n.01,images/car.n.01/0000.png", "cat.n.01,dog.n.01,images/dog.n.01/0000.png" })
            );
        }
    }

    [Test]
    public void Analyze_and_check_measure_what_was_predicted()
    {
        WriteAll(20);
        Folder.Write(
            "thresholds.yml",
            """
            version: 1
            models:
              - model: colours.onnx
                labels: labels.txt
                images: { folder: images, preset: raw }
                clustering: none
                thresholds: { accuracy: { min: 0.8, max: 0.8 } }
            """
        );
        var analysed = Analyze("--images", "folder=images;preset=raw");
        var check = ToolRun.In(Folder.FullPath, "check");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(analysed.Output, Does.Match(@"accuracy +0\.8000"), analysed.ToString());
            Assert.That(check.ExitCode, Is.Zero, check.ToString());
        }
    }

    // The images are predicted once, and the file that is written names them as the user did.
    [Test]
    public void Init_measures_what_is_predicted_and_writes_how()
    {
        WriteAll(20);
        var run = ToolRun.In(Folder.FullPath, "init", "colours.onnx", "--images", "folder=images;preset=raw", "--clustering", "none");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(
                File.ReadAllText(Folder.PathTo("thresholds.yml")),
                Does.Contain("    images: { folder: images, preset: raw }\n").And.Match(@"accuracy: \{ min: 0\.[56]")
            );
            Assert.That(ToolRun.In(Folder.FullPath, "check").ExitCode, Is.Zero);
        }
    }

    private bool MayBePaired(string a, string b) =>
        EvaluatedPredictions.MayBePaired(InputPath.FromUser(Folder.PathTo(a)), InputPath.FromUser(Folder.PathTo(b)));

    private byte[] Bytes(string file) => File.ReadAllBytes(Folder.PathTo(file));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    // As a run writes it, up to its end: blocks of 16 rows, each with its hash.
    private static string Journal(string[] lines)
    {
        var mark = lines[1].Split(',')[5];
        var blocks = lines
            .Skip(1)
            .Select(line => string.Join(',', line.Split(',').Take(5)))
            .Chunk(16)
            .Select(rows => $"{string.Join('\n', rows)}\n\t{Hash(string.Join('\n', rows))}\n");
        return $"{mark}\n{string.Concat(blocks)}";
    }
}
