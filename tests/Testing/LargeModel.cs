using Google.Protobuf;

namespace QualityGate.Testing;

/// <summary>Writes models of any size quickly: the bulk of the file is a hole.</summary>
public static class LargeModel
{
    /// <summary>Writes a model with an initialiser more, of so many bytes of zeros, in front of the rest.</summary>
    public static void WriteSingleFile(string path, byte[] model, long length)
    {
        ArgumentNullException.ThrowIfNull(model);
        // ModelProto.graph (7) { GraphProto.initializer (5) { dims (1), data_type (2), name (8), raw_data (9) } }: the lengths
        // are those of what stands inside, and the rest of the model is merged with it.
        var raw = length - model.Length;
        var tensor = new MemoryStream();
        using (var output = new CodedOutputStream(tensor, leaveOpen: true))
        {
            output.WriteRawTag(0x08);
            output.WriteInt64(raw / sizeof(float));
            output.WriteRawTag(0x10);
            output.WriteInt32(1);
            output.WriteRawTag(0x42);
            output.WriteString("body");
            output.WriteRawTag(0x4A);
            output.WriteInt64(raw);
        }

        using var file = File.Create(path);
        using (var output = new CodedOutputStream(file, leaveOpen: true))
        {
            var tensorLength = tensor.Length + raw;
            output.WriteRawTag(0x3A);
            output.WriteInt64(tensorLength + 1 + CodedOutputStream.ComputeInt64Size(tensorLength));
            output.WriteRawTag(0x2A);
            output.WriteInt64(tensorLength);
        }

        tensor.WriteTo(file);
        file.Seek(raw, SeekOrigin.Current);
        file.Write(model);
    }

    /// <summary>Writes bytes at the end of a file that is otherwise a hole.</summary>
    public static void WriteAtEnd(string path, byte[] bytes, long length)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        using var file = File.Create(path);
        file.Seek(length - bytes.Length, SeekOrigin.Begin);
        file.Write(bytes);
    }
}
