using Google.Protobuf;
using QualityGate.Models.Onnx;

namespace QualityGate.Inference;

/// <summary>
/// A copy of a model that also hands out values of its inside. Protobuf merges what stands twice, so the additional outputs
/// are simply appended to the file's bytes, which need not be understood for that.
/// </summary>
internal static class ExposedModel
{
    // .NET's largest array; ONNX files are not larger than 2 GB either.
    private const long LargestModel = 2_000_000_000;

    /// <summary>The model's bytes with some values as outputs more.</summary>
    /// <exception cref="InvalidDataException">The file is too large to be held.</exception>
    public static byte[] Bytes(OnnxFile file, IEnumerable<string> values)
    {
        if (file.Input.Length > LargestModel)
        {
            throw new InvalidDataException($"its {file.Input.Length} bytes are too many to be loaded");
        }

        var addition = new ModelProto { Graph = new GraphProto() };
        addition.Graph.Output.AddRange(values.Select(name => new ValueInfoProto { Name = name }));
        return [.. file.Input.Read(0, file.Input.Length), .. addition.ToByteArray()];
    }
}
