using QualityGate.Inputs;

namespace QualityGate.Models;

/// <summary>A classifier as far as its perceived similarities are concerned: the last layer, and where it was found.</summary>
/// <param name="Path">The model file.</param>
/// <param name="Sha256">The SHA-256 of the model file's bytes, in lower-case hexadecimal digits.</param>
/// <param name="Operator">The ONNX operator of the classifier layer: <c>Gemm</c>, <c>MatMul</c> or <c>Conv</c>.</param>
/// <param name="Weights">The name of the weights in the graph.</param>
/// <param name="Templates">The class templates.</param>
public sealed record Classifier(InputPath Path, string Sha256, string Operator, string Weights, ClassTemplates Templates);
