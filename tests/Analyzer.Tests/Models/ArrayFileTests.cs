using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Models;
using QualityGate.Models.Reading;
using static QualityGate.Analyzer.Tests.Models.ModelCheck;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Weights as Python saves them: safetensors, .npy, .npz; and what is refused instead of being loaded.</summary>
internal sealed class ArrayFileTests : FolderFixture
{
    private static byte[] Float32(double[] values) =>
        MemoryMarshal.AsBytes<float>(values.Select(value => (float)value).ToArray()).ToArray();

    private static byte[] Numpy(string type, string order, string shape, byte[] data)
    {
        var header = $"{{'descr': '{type}', 'fortran_order': {order}, 'shape': ({shape}), }}";
        header = header.PadRight(((header.Length + 11 + 63) / 64 * 64) - 11) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8), .. Encoding.ASCII.GetBytes(header), .. data];
    }

    private static byte[] Safetensors(string header, byte[] data)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. Encoding.UTF8.GetBytes(header), .. data];
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private Classifier Read(byte[] file, int? classes = null, string? classifier = null) =>
        ClassifierFile.Read(TestInputs.Input(Folder.Write("model", file)), classes, classifier);

    private void AssertRefused(byte[] file, string code, params string[] words) =>
        TestInputs.AssertFailure(() => Read(file), code, (0, 0), words);

    [Test]
    public void A_numpy_array_is_read_in_either_order_and_endianness()
    {
        byte[] doubles = MemoryMarshal.AsBytes<double>(Matrix).ToArray();
        byte[] bigEndian = [.. doubles.Chunk(8).SelectMany(number => number.Reverse())];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Values(Read(Numpy("<f4", "False", "4, 6", Float32(Matrix))).Templates), Is.EqualTo(Matrix));
            Assert.That(Values(Read(Numpy("<f4", "True", "4, 6", Float32(Transposed))).Templates), Is.EqualTo(Matrix), "column by column");
            Assert.That(Values(Read(Numpy(">f8", "False", "4, 6", bigEndian)).Templates), Is.EqualTo(Matrix), "big-endian");
            Assert.That(Values(Read(Numpy("<f8", "False", "4, 6", doubles)).Templates), Is.EqualTo(Matrix));
        }
    }

    [TestCase("|O", "4, 6", DiagnosticCodes.PickleRefused, "pickle")]
    [TestCase("<i8", "4, 6", DiagnosticCodes.ModelDamaged, "i8")]
    [TestCase("<f4", "4, 7", DiagnosticCodes.ModelDamaged, "[4, 7]")]
    [TestCase("<f4", "99999999999, 99999999999", DiagnosticCodes.ModelDamaged, "out of range")]
    [TestCase("<f4", "24,", DiagnosticCodes.NoClassifierLayer, "[24]")]
    public void A_numpy_array_of_something_else_is_refused(string type, string shape, string code, string word) =>
        AssertRefused(Numpy(type, "False", shape, Float32(Matrix)), code, word);

    [Test]
    public void An_archive_of_numpy_arrays_is_chosen_from_by_name_or_number_of_classes()
    {
        var file = Zip(
            ("head.npy", Numpy("<f4", "False", "4, 6", Float32(Matrix))),
            ("body.npy", Numpy("<f4", "False", "6, 4", Float32(Transposed))),
            ("head_bias.npy", Numpy("<f4", "False", "4,", Float32(Bias)))
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Values(Read(file, classifier: "head").Templates), Is.EqualTo(Matrix));
            Assert.That(Read(file, classes: 4).Weights, Is.EqualTo("head"));
            TestInputs.AssertFailure(
                () => Read(file),
                DiagnosticCodes.SeveralClassifierLayers,
                (0, 0),
                "'head' with 4 classes",
                "'body' with 6 classes"
            );
            TestInputs.AssertFailure(
                () => Read(file, classifier: "haed"),
                DiagnosticCodes.ClassifierNotFound,
                (0, 0),
                "Did you mean 'head'?"
            );
            TestInputs.AssertFailure(() => Read(file, classifier: "head_bias"), DiagnosticCodes.WeightsUnreadable, (0, 0), "[4]");
        }
    }

    [TestCase("F32", 4)]
    [TestCase("F16", 2)]
    [TestCase("BF16", 2)]
    [TestCase("F64", 8)]
    public void A_safetensors_file_is_read(string type, int size)
    {
        byte[] data =
        [
            .. Matrix.SelectMany(value =>
                type switch
                {
                    "F32" => BitConverter.GetBytes((float)value),
                    "F16" => BitConverter.GetBytes((Half)value),
                    "BF16" => BitConverter.GetBytes((float)value)[2..],
                    _ => BitConverter.GetBytes(value),
                }
            ),
        ];
        var header = $$"""
            {
              "__metadata__": { "format": "pt" },
              "fc.weight": { "dtype": "{{type}}", "shape": [4, 6], "data_offsets": [0, {{24 * size}}] },
              "n": { "dtype": "I64", "shape": [1], "data_offsets": [0, 8] }
            }
            """;
        var read = Read(Safetensors(header, data));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Values(read.Templates), Is.EqualTo(Matrix));
            Assert.That(read.Weights, Is.EqualTo("fc.weight"));
            Assert.That(read.Operator, Is.EqualTo("safetensors"));
        }
    }

    [Test]
    public void A_file_that_ends_early_is_named_as_what_its_name_says([Values("model.safetensors", "model.npy", "model.onnx")] string name)
    {
        var file = Folder.Write(name, [0x40, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'"']);
        var expected = name switch
        {
            "model.safetensors" => "is not a safetensors file, or is truncated",
            "model.npy" => "is not a NumPy file, or is truncated",
            _ => "is not an ONNX model, or is truncated",
        };
        TestInputs.AssertFailure(() => ClassifierFile.Read(TestInputs.Input(file)), DiagnosticCodes.ModelDamaged, (0, 0), expected);
    }

    [TestCase("""{"w":{"dtype":"F32","shape":[4,6],"data_offsets":[0,1000]}}""", "does not lie in the file")]
    [TestCase("""{"w":{"dtype":"F32","shape":[4,6],"data_offsets":[-8,88]}}""", "does not lie in the file")]
    [TestCase("""{"w":{"dtype":"F32","shape":[4,7],"data_offsets":[0,96]}}""", "[4, 7]")]
    [TestCase("""{"w":{"dtype":"F32","shape":"x","data_offsets":[0,96]}}""", "header")]
    [TestCase("""{"w":3}""", "header")]
    [TestCase("""{"w":{"dtype":"F32"}""", "header")]
    public void A_safetensors_header_that_lies_is_refused(string header, string word) =>
        AssertRefused(Safetensors(header, Float32(Matrix)), DiagnosticCodes.ModelDamaged, word);

    [Test]
    public void Pickle_is_refused_with_a_reason()
    {
        AssertRefused([0x80, 4, 0x95, .. new byte[20]], DiagnosticCodes.PickleRefused, "run any code", "safetensors");
        AssertRefused(Zip(("archive/data.pkl", [0x80, 2])), DiagnosticCodes.PickleRefused, "PyTorch checkpoint", "run any code");
    }

    [Test]
    public void Other_formats_are_named()
    {
        AssertRefused([0x89, .. "HDF\r\n"u8, 0x1A, 10, .. new byte[20]], DiagnosticCodes.UnsupportedModelFormat, "HDF5", "tf2onnx");
        AssertRefused([28, 0, 0, 0, .. "TFL3"u8, .. new byte[20]], DiagnosticCodes.UnsupportedModelFormat, "TensorFlow Lite");
        AssertRefused(Zip(("readme.txt", [1])), DiagnosticCodes.UnsupportedModelFormat, "ZIP");
    }
}
