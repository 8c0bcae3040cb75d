using QualityGate.Files;

namespace QualityGate.Models.Arrays;

/// <summary>Named arrays in a file, or in the files that an index names.</summary>
internal abstract class ArrayFile : IDisposable
{
    /// <summary>The arrays, in the order of the file.</summary>
    /// <exception cref="InvalidDataException">They cannot be listed.</exception>
    /// <exception cref="Onnx.ExternalDataException">A file that the index names is refused, or is not there.</exception>
    public abstract IReadOnlyList<StoredArray> Arrays { get; }

    /// <summary>The number of bytes read so far.</summary>
    public abstract long BytesRead { get; }

    /// <summary>The files beside it that hold its arrays, as it names them.</summary>
    public virtual IReadOnlyCollection<string> Locations => [];

    /// <summary>Texts that an exporter left in the file, by their keys.</summary>
    public virtual IReadOnlyDictionary<string, string> Metadata => new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The length of a file whose bytes are compressed, so that little of it can unpack to much; null for others.</summary>
    public virtual long? CompressedLength => null;

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>All arrays lie in one file.</summary>
internal sealed class SingleArrayFile(BinaryInput input, IReadOnlyList<StoredArray> arrays, bool isCompressed = false) : ArrayFile
{
    private readonly IReadOnlyDictionary<string, string>? metadata;

    /// <summary>A safetensors file, which may have metadata.</summary>
    public SingleArrayFile(BinaryInput input, SafetensorsContent content)
        : this(input, content.Arrays) => metadata = content.Metadata;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Metadata => metadata ?? base.Metadata;

    /// <inheritdoc/>
    public override IReadOnlyList<StoredArray> Arrays => arrays;

    /// <inheritdoc/>
    public override long BytesRead => input.BytesRead;

    /// <inheritdoc/>
    public override long? CompressedLength => isCompressed ? input.Length : null;

    /// <inheritdoc/>
    public override void Dispose() => input.Dispose();
}
