using QualityGate.Diagnostics;

namespace QualityGate.Labels;

/// <summary>A label as a file has it.</summary>
/// <param name="Text">The text that names the concept, such as <c>n02084071</c> or <c>n02084071 dog, domestic dog</c>.</param>
/// <param name="Name">The name of the class for people, where it stands in a field of its own; else null.</param>
/// <param name="Location">The place in the file.</param>
internal sealed record WrittenLabel(string Text, string? Name, SourceLocation Location);
