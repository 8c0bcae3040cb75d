using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Models.Inspection;

/// <summary>A description of a model file, as far as it can be told without running it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Kind">The kind of file, such as <c>ONNX</c>.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="BytesRead">How many bytes of it, and of its data files, were read to find all this out.</param>
/// <param name="Facts">Facts about the file, such as its producer: names and values, in the order to show them.</param>
/// <param name="Inputs">The model's inputs.</param>
/// <param name="Outputs">The model's outputs.</param>
/// <param name="Classifier">The classifier; null when none was chosen.</param>
/// <param name="Candidates">Every layer that could be the classifier, described in a line each.</param>
/// <param name="Labels">The hints of the file about its classes' names.</param>
/// <param name="Problem">Why no classifier was chosen; null when one was.</param>
internal sealed record ModelInspection(
    InputPath Path,
    string Kind,
    long Length,
    long BytesRead,
    ImmutableArray<KeyValuePair<string, string>> Facts,
    ImmutableArray<ModelValue> Inputs,
    ImmutableArray<ModelValue> Outputs,
    Classifier? Classifier,
    ImmutableArray<string> Candidates,
    ImmutableArray<LabelHint> Labels,
    Diagnostic? Problem
);

/// <summary>An input or output.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its element type and shape, such as <c>float32 [1, 3, 224, 224]</c>; open sizes by name or <c>?</c>.</param>
internal sealed record ModelValue(string Name, string Type);
