using Google.Protobuf;
using QualityGate.Files;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx;

/// <summary>An ONNX file that is open: its skeleton, and access to the numbers that lie in it or beside it.</summary>
internal sealed class OnnxFile : IDisposable
{
    private readonly Dictionary<string, BinaryInput> external = new(StringComparer.Ordinal);

    /// <summary>Opens a model whose bytes are at hand.</summary>
    /// <exception cref="InvalidDataException">It is not an ONNX model.</exception>
    /// <exception cref="InvalidProtocolBufferException">It is not an ONNX model.</exception>
    public OnnxFile(BinaryInput input)
    {
        Input = input;
        Budget.Add(input.Length);
        Model = Skeleton.Read(input);
    }

    /// <summary>The file itself.</summary>
    public BinaryInput Input { get; }

    /// <summary>The messages of the file without its numbers.</summary>
    public ModelProto Model { get; }

    /// <summary>The work that may still be done on the file.</summary>
    public WorkBudget Budget { get; } = new();

    /// <summary>The number of bytes read so far, of all files.</summary>
    public long BytesRead => Input.BytesRead + external.Values.Sum(file => file.BytesRead);

    /// <summary>Opens a data file beside the model, once.</summary>
    /// <exception cref="ExternalDataException">It may not or cannot be opened.</exception>
    public BinaryInput External(string location)
    {
        if (Input.IsInMemory)
        {
            throw new ExternalDataException(
                $"its data file '{location}' lies beside the model, which is given as bytes; give the model's path"
            );
        }

        if (!external.TryGetValue(location, out var input))
        {
            input = ExternalData.Open(Input.FullPath, location, Input.CancellationToken);
            external.Add(location, input);
            Budget.Add(input.Length);
        }

        return input;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in external.Values)
        {
            file.Dispose();
        }
    }
}
