using QualityGate.Inputs;

namespace QualityGate.Models;

/// <summary>A model file that is open: where its class templates may lie.</summary>
internal abstract class ModelSource : IDisposable
{
    /// <summary>What kind of file it is, such as <c>ONNX</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The matrices that could be class templates; at least one.</summary>
    /// <param name="classifier">A name that the user gave to choose by: of an output, of weights, of a node or of an array; null for none.</param>
    /// <returns>The candidates; only those that bear the name, when there is one.</returns>
    /// <exception cref="Diagnostics.QualityGateException">There are none.</exception>
    public abstract IReadOnlyList<TemplateCandidate> Candidates(string? classifier);

    /// <summary>How many bytes were read so far.</summary>
    public abstract long BytesRead { get; }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Opens a file as what its first bytes say that it is.</summary>
    /// <exception cref="Diagnostics.QualityGateException">It cannot be read, or is of a kind that has no weights to be read.</exception>
    public static ModelSource Open(InputPath path) => ModelFormats.Open(path);
}
