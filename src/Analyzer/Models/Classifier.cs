using QualityGate.Files;

namespace QualityGate.Models;

/// <summary>A classifier as far as its perceived similarities are concerned: the last layer, and where it was found.</summary>
/// <param name="Path">The model file.</param>
/// <param name="Operator">
/// The ONNX operator of the classifier layer, such as <c>Gemm</c>, <c>MatMul</c> or <c>Conv</c>, with its domain unless that is
/// ONNX's own; for a file of arrays, the kind of file.
/// </param>
/// <param name="Weights">The name of the weights in the file.</param>
/// <param name="Encoding">How the weights are written there, such as <c>float16</c> or <c>int8, scale per channel</c>.</param>
/// <param name="Remarks">Remarks on the choice of the layer; empty when there is no doubt about it.</param>
/// <param name="Templates">The class templates.</param>
public sealed record Classifier(
    InputPath Path,
    string Operator,
    string Weights,
    string Encoding,
    IReadOnlyList<string> Remarks,
    ClassTemplates Templates
);
