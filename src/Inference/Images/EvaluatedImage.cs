using QualityGate.TestData.Images;

namespace QualityGate.Inference.Images;

/// <summary>An image of an evaluation.</summary>
/// <param name="File">The file.</param>
/// <param name="Class">The index of its class.</param>
/// <param name="Content">The hash of its content, as it was when the evaluation began; see <see cref="ImageHashes"/>.</param>
internal sealed record EvaluatedImage(ImageFile File, int Class, string Content);
