using QualityGate.Diagnostics;

namespace QualityGate.TestData.Images;

/// <summary>An image of a test set.</summary>
/// <param name="FullPath">The file.</param>
/// <param name="Name">Its path from the folder of the images, with <c>/</c> between; as the list has it where there is one.</param>
/// <param name="Class">The name of its class, as the folder or the list has it.</param>
/// <param name="Place">The place that tells the class.</param>
internal sealed record ImageFile(string FullPath, string Name, string Class, SourceLocation Place);
