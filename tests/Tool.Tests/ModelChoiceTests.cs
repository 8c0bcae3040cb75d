using System.Text;

namespace QualityGate.Tool.Tests;

/// <summary>Options about a model beside its path, and what users are told where it is none that can be gated.</summary>
internal sealed class ModelChoiceTests : FolderFixture
{
    // A square of 6 classes, whose rows are not its columns.
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        var header = Encoding.ASCII.GetBytes("{'descr': '<f4', 'fortran_order': False, 'shape': (6, 6), }\n");
        Folder.Write(
            "kernel.npy",
            [
                0x93,
                .. "NUMPY"u8,
                1,
                0,
                (byte)header.Length,
                0,
                .. header,
                .. Enumerable.Range(0, 36).SelectMany(i => BitConverter.GetBytes((i * 5 % 17) - 7.5f)),
            ]
        );
    }

    [Test]
    public void The_layout_of_a_square_is_said_in_thresholds_yml_and_on_the_command_line()
    {
        string Thresholds(string keys) =>
            SmallRepository
                .Thresholds("similarity-depth: { min: 1 }")
                .Replace("small.onnx", "kernel.npy", StringComparison.Ordinal)
                .Replace("    thresholds:", keys + "    thresholds:", StringComparison.Ordinal);
        Folder.Write("thresholds.yml", Thresholds(string.Empty));
        Folder.Write("said.yml", Thresholds("    classifier: kernel.npy:features-by-classes\n    max-memory: 100\n"));
        Folder.Write("wrong.yml", Thresholds("    max-memory: 0\n"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Run("check").Error, Does.Contain("error QG2024").And.Contain("'classifier: kernel.npy:features-by-classes'"));
            Assert.That(Run("check", "said.yml").ExitCode, Is.Zero);
            Assert.That(Run("check", "wrong.yml").Error, Does.Contain("wrong.yml(8,17): error QG0005: 'max-memory' needs a number from 1"));
            Assert.That(
                Run("analyze", "kernel.npy", "--labels", "labels.txt", "--classifier", "kernel.npy:classes-by-features").ExitCode,
                Is.Zero
            );
            Assert.That(
                Run(
                    "compare",
                    "kernel.npy",
                    "kernel.npy",
                    "--labels",
                    "labels.txt",
                    "--classifier",
                    "features-by-classes",
                    "--max-memory",
                    "1"
                ).ExitCode,
                Is.Zero
            );
            Assert.That(
                Run("inspect", "kernel.npy", "--max-memory", "none").Error,
                Does.Contain("error QG0014: --max-memory needs a number from 1")
            );
        }
    }

    [Test]
    public void A_detector_is_none_and_a_number_of_classes_must_be_found()
    {
        Folder.Write(
            "detector.onnx",
            new OnnxBuilder()
                .Input("x", 1, 3, 8, 8)
                .Weights("w", [2, 3, 1, 1], [1, 2, 3, 4, 5, 7])
                .Node("Conv", ["x", "w"], "scores")
                .Output("scores", 1, 2, 8, 8)
                .ToBytes()
        );
        var detector = Run("inspect", "detector.onnx", "--verify", "--classes", "2");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(detector.ExitCode, Is.EqualTo(2), detector.ToString());
            Assert.That(detector.Error, Does.Contain("error QG2022").And.Contain("8 x 8 places"));
            Assert.That(detector.Output, Does.Not.Contain("verified").And.Not.Contain("binary"));
            Assert.That(Run("inspect", "small.onnx", "--classes", "7").ExitCode, Is.EqualTo(2));
            Assert.That(Run("inspect", "small.onnx", "--classes", "6").ExitCode, Is.Zero);
            Assert.That(Run("analyze", "detector.onnx", "--labels", "labels.txt").Error, Does.Contain("error QG2022"));
        }
    }

    private ToolRun Run(params string[] arguments) => ToolRun.In(Folder.FullPath, arguments);
}
