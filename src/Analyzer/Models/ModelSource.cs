namespace QualityGate.Models;

/// <summary>A model file that is open: where its class templates may lie.</summary>
internal abstract class ModelSource : IDisposable
{
    /// <summary>The kind of file, such as <c>ONNX</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The matrices that could be class templates; at least one.</summary>
    /// <param name="classifier">A name that the user gave to choose by: of an output, of weights, of a node or of an array; null for
    /// none.</param>
    /// <param name="classes">The number of classes, where it is known: it tells which way up an array lies.</param>
    /// <returns>The candidates; only those that bear the name, when there is one.</returns>
    /// <exception cref="Diagnostics.QualityGateException">There are none, or they cannot be told apart from what cannot be
    /// read.</exception>
    public abstract IReadOnlyList<TemplateCandidate> Candidates(string? classifier, int? classes);

    /// <summary>The number of bytes read so far.</summary>
    public abstract long BytesRead { get; }

    /// <summary>The files beside it that its numbers lie in, as it names them.</summary>
    public abstract IReadOnlyCollection<string> Locations { get; }

    /// <summary>Texts that an exporter left in the file, by their keys.</summary>
    public virtual IReadOnlyDictionary<string, string> Metadata => new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The length of a file whose bytes are compressed, so that little of it can unpack to much; null for others.</summary>
    public virtual long? CompressedLength => null;

    /// <inheritdoc/>
    public abstract void Dispose();
}
