using System.Buffers.Binary;
using System.IO.Compression;
using Google.Protobuf;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Models.Arrays;
using QualityGate.Models.Onnx;
using QualityGate.Models.Onnx.Reading;

namespace QualityGate.Models.Reading;

/// <summary>Tells kinds of model files apart by their first bytes, whatever they are called.</summary>
internal static class ModelFormats
{
    private const int HeadLength = 256;

    /// <summary>Opens a model file.</summary>
    /// <exception cref="QualityGateException">It cannot be read, or is of a kind that has no weights to be read.</exception>
    public static ModelSource Open(InputPath path, CancellationToken cancellationToken)
    {
        InputFile.RequireModel(path);
        BinaryInput? input = null;
        try
        {
            input = BinaryInput.Open(path, cancellationToken);
            return Open(path, input);
        }
        catch (Exception e)
        {
            input?.Dispose();
            throw e switch
            {
                QualityGateException => e,
                InvalidDataException or InvalidProtocolBufferException => Failure(
                    path,
                    DiagnosticCodes.ModelDamaged,
                    input is null
                        ? $"'{path.FullPath}' is empty; export the model again"
                        : $"'{path.FullPath}' ({input.Length} bytes) is not {Expected(path.FileName)}, or is truncated or damaged "
                            + $"({e.Message.TrimEnd('.')}); compare its size with the original, or export it again",
                    e
                ),
                IOException or UnauthorizedAccessException => Failure(
                    path,
                    DiagnosticCodes.ModelNotAccessible,
                    $"the model file '{path.FullPath}' cannot be read: {e.Message.TrimEnd('.')}",
                    e
                ),
                _ => e,
            };
        }
    }

    // The kind of file that the user took it for, by its name: its bytes do not say.
    private static string Expected(string name) =>
        Path.GetExtension(name) switch
        {
            ".safetensors" => "a safetensors file",
            ".npy" or ".npz" => "a NumPy file",
            ".json" => "an index of safetensors files",
            _ => "an ONNX model",
        };

    private static ModelSource Open(InputPath path, BinaryInput input)
    {
        var head = input.Head(HeadLength).AsSpan();
        if (head.StartsWith("version https://git-lfs.github.com/spec/"u8))
        {
            throw Failure(
                path,
                DiagnosticCodes.ModelIsLfsPointer,
                $"'{path.FullPath}' is a Git LFS pointer, not the model itself; run 'git lfs pull' (in CI: check out with LFS switched on)"
            );
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x93, .. "NUMPY"u8]))
        {
            if (head.IndexOf("'|O'"u8) >= 0)
            {
                throw Failure(path, DiagnosticCodes.PickleRefused, $"'{path.FullPath}' is a NumPy array of Python objects, {Pickle}");
            }

            return new ArraySource(path, "NumPy array", new SingleArrayFile(input, [NumpyArray.Open(input, path.FileName)]));
        }

        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            return OpenArchive(path, input);
        }

        if (IsSafetensors(head, input.Length))
        {
            return new ArraySource(path, "safetensors", new SingleArrayFile(input, SafetensorsFile.Open(input)));
        }

        if (head.TrimStart(" \t\r\n"u8) is [(byte)'{', ..])
        {
            return OpenIndex(path, input);
        }

        return Foreign(head) is { } foreign
            ? throw Failure(path, foreign.Code, $"'{path.FullPath}' is {foreign.What}")
            : new OnnxSource(path, input, new OnnxFile(input));
    }

    private static ArraySource OpenArchive(InputPath path, BinaryInput input)
    {
        if (input.IsInMemory)
        {
            throw Failure(
                path,
                DiagnosticCodes.UnsupportedModelFormat,
                "the bytes are a ZIP archive, which is only read from a file; give its path"
            );
        }

        using var archive = ZipFile.OpenRead(path.FullPath);
        if (archive.Entries.Any(entry => entry.FullName.EndsWith("data.pkl", StringComparison.Ordinal)))
        {
            throw Failure(path, DiagnosticCodes.PickleRefused, $"'{path.FullPath}' is a PyTorch checkpoint, {Pickle}");
        }

        return archive.Entries.Any(entry => entry.FullName.EndsWith(".npy", StringComparison.Ordinal))
            ? new ArraySource(path, "NumPy archive", new SingleArrayFile(input, NumpyArchive.Open(archive, input), isCompressed: true))
            : throw Failure(
                path,
                DiagnosticCodes.UnsupportedModelFormat,
                $"'{path.FullPath}' is a ZIP archive without NumPy arrays; give the ONNX file itself (of a Keras model: export "
                    + "it with tf2onnx)"
            );
    }

    private static ArraySource OpenIndex(InputPath path, BinaryInput input)
    {
        if (input.IsInMemory)
        {
            throw Failure(
                path,
                DiagnosticCodes.UnsupportedModelFormat,
                "the bytes are an index of files that lie beside it; give its path"
            );
        }

        return ArrayIndex.Open(input) is not { } index
                ? throw Failure(
                    path,
                    DiagnosticCodes.UnsupportedModelFormat,
                    $"'{path.FullPath}' is JSON, and no index of safetensors files; give the model itself"
                )
            : index.Locations.FirstOrDefault(location => location.EndsWith(".bin", StringComparison.Ordinal)) is { } pickle
                ? throw Failure(
                    path,
                    DiagnosticCodes.PickleRefused,
                    $"'{path.FullPath}' is the index of PyTorch checkpoints ('{pickle}'), {Pickle}"
                )
            : new ArraySource(path, "safetensors index", index);
    }

    private const string Pickle =
        "which holds its tensors in Python's pickle format: reading it can run any code, so it is never read; "
        + "save the weights with safetensors (safetensors.torch.save_file) or numpy.savez, or export ONNX";

    private static (string Code, string What)? Foreign(ReadOnlySpan<byte> head)
    {
        if (head.Length > 2 && head[0] == 0x80 && head[1] is >= 2 and <= 5)
        {
            return (DiagnosticCodes.PickleRefused, $"a Python pickle, {Pickle}");
        }

        var what =
            head.StartsWith((ReadOnlySpan<byte>)[0x89, .. "HDF\r\n"u8])
                ? "an HDF5 file (Keras); export the model with tf2onnx, or save the kernel of its last layer with numpy.save "
                    + "(features x classes, as Keras has it: it is turned where the number of labels tells that)"
            : head.Length > 8 && head[4..].StartsWith("TFL3"u8) ? "a TensorFlow Lite model; export it with tf2onnx --tflite"
            : head.Length > 8 && head[4..].StartsWith("ORTM"u8)
                ? "a model in ONNX Runtime's own format; give the ONNX file that it was made from"
            : head.StartsWith("GGUF"u8) ? "a GGUF file; give the safetensors or ONNX file that it was made from"
            : null;
        return what is null ? null : (DiagnosticCodes.UnsupportedModelFormat, what);
    }

    // The length of the header, then the header: JSON.
    private static bool IsSafetensors(ReadOnlySpan<byte> head, long length) =>
        head.Length > 9
        && head[8] == (byte)'{'
        && BinaryPrimitives.ReadUInt64LittleEndian(head) is var header
        && header <= (ulong)(length - 8);

    private static QualityGateException Failure(InputPath path, string code, string message, Exception? cause = null) =>
        new(Diagnostic.Error(code, path.NamedAt, message + "."), cause);
}
