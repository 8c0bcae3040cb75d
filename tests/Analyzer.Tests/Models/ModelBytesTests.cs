using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Models.Reading;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Models whose bytes are at hand: read as the same file would be.</summary>
internal sealed class ModelBytesTests : FolderFixture
{
    private static readonly double[,] Templates =
    {
        { 1, 2, 3 },
        { 4, 5, 7 },
    };

    [Test]
    public void Bytes_are_read_as_the_file_is()
    {
        var bytes = OnnxBuilder.Classifier(Templates);
        var (fromFile, fromBytes) = (
            ClassifierFile.Read(TestInputs.Input(Folder.Write("m.onnx", bytes))),
            ClassifierFile.Read(InputPath.FromBytes(bytes))
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                fromBytes.Templates[1].ToArray(),
                Is.EqualTo(fromFile.Templates[1].ToArray()).And.EqualTo(new double[] { 4, 5, 7 })
            );
            Assert.That(InputHash.TryOf(fromBytes.Path), Is.EqualTo(InputHash.TryOf(fromFile.Path)));
            Assert.That(fromBytes.Path.FileName, Is.EqualTo($"model-{InputHash.TryOf(fromFile.Path)![..12]}.onnx"));
        }
    }

    [Test]
    public void No_bytes_are_no_model() =>
        TestInputs.AssertFailure(
            () => ClassifierFile.Read(InputPath.FromBytes(ReadOnlyMemory<byte>.Empty)),
            DiagnosticCodes.ModelDamaged,
            (0, 0),
            "is empty"
        );

    [Test]
    public void Truncated_bytes_are_damaged() =>
        TestInputs.AssertFailure(
            () => ClassifierFile.Read(InputPath.FromBytes(OnnxBuilder.Classifier(Templates).AsMemory(0, 40))),
            DiagnosticCodes.ModelDamaged,
            (0, 0),
            "40 bytes"
        );

    // In the current folder there may be a file of that name, which has nothing to do with the bytes.
    [Test]
    public void Data_beside_bytes_is_refused()
    {
        var builder = new OnnxBuilder()
            .Input("x", 1, 3)
            .Weights("w", [2, 3], [.. Templates.Cast<double>()])
            .Node("Gemm", ["x", "w"], "y", ("transB", 1))
            .Output("y", 1, 2);
        builder.MoveOutside("w", "w.bin");
        TestInputs.AssertFailure(
            () => ClassifierFile.Read(InputPath.FromBytes(builder.ToBytes())),
            DiagnosticCodes.ExternalDataRefused,
            (0, 0),
            "'w.bin' lies beside the model, which is given as bytes"
        );
    }

    [Test]
    public void Files_and_bytes_are_told_apart_by_what_is_in_them()
    {
        var bytes = OnnxBuilder.Classifier(Templates);
        byte[] changed = [.. bytes[..^1], (byte)(bytes[^1] ^ 1)];
        var file = TestInputs.Input(Folder.Write("m.onnx", bytes));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(file.HasSameContentAs(InputPath.FromBytes(bytes)), Is.True);
            Assert.That(InputPath.FromBytes(bytes).HasSameContentAs(file), Is.True);
            Assert.That(file.HasSameContentAs(TestInputs.Input(Folder.Write("copy.onnx", bytes))), Is.True);
            Assert.That(file.HasSameContentAs(TestInputs.Input(Folder.Write("changed.onnx", changed))), Is.False);
            Assert.That(file.HasSameContentAs(InputPath.FromBytes(bytes.AsMemory(1))), Is.False);
            Assert.That(file.HasSameContentAs(TestInputs.Input(Folder.PathTo("missing.onnx"))), Is.False);
            Assert.That(
                TestInputs.Input(Folder.PathTo("missing.onnx")).HasSameContentAs(TestInputs.Input(Folder.PathTo("missing.onnx"))),
                Is.False,
                "nothing is known of it"
            );
        }
    }

    [Test]
    public void An_archive_of_bytes_is_refused() =>
        TestInputs.AssertFailure(
            () => ClassifierFile.Read(InputPath.FromBytes("PK\u0003\u0004 and so on"u8.ToArray())),
            DiagnosticCodes.UnsupportedModelFormat,
            (0, 0),
            "only read from a file"
        );
}
