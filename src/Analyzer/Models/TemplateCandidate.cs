using QualityGate.Models.Tensors;

namespace QualityGate.Models;

/// <summary>A matrix of a model file that could be its class templates.</summary>
/// <param name="Operator">The ONNX operator, or the kind of file that the matrix is an array of.</param>
/// <param name="Matrix">Classes × features.</param>
internal sealed record TemplateCandidate(string Operator, Tensor Matrix)
{
    /// <summary>The node's name, where there is one.</summary>
    public string Node { get; init; } = string.Empty;

    /// <summary>The output that it was found behind, where there is one.</summary>
    public string Output { get; init; } = string.Empty;

    /// <summary>Why it may be none.</summary>
    public string? Doubt { get; init; }

    /// <summary>The evidence for another task than the classification of images; null where there is none.</summary>
    public string? OtherTask { get; init; }

    /// <summary>Remarks on how it was read: how its rows become those of the output, or which way up an array is.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The name of the weights in the file.</summary>
    public string Weights => Matrix.Origin.Name;

    /// <summary>The number of classes: two also for a single row, whose score tells two classes apart.</summary>
    public int Classes => Matrix.Shape[0] == 1 ? 2 : Matrix.Shape[0];

    /// <summary>The number of features.</summary>
    public int Features => Matrix.Shape[1];

    /// <summary>The candidate as an item of a list.</summary>
    public override string ToString() =>
        $"{Operator} '{Weights}' with {(OtherTask is null ? $"{Classes} classes" : $"{Matrix.Shape[0]} rows")} x {Features} features"
        + (Output.Length > 0 ? $" behind output '{Output}'" : string.Empty);
}
