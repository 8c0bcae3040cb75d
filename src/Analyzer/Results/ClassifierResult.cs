using System.Collections.Immutable;

namespace QualityGate.Results;

/// <summary>The layer whose weights were analysed.</summary>
/// <param name="Operator">The operator of the layer, such as <c>Gemm</c>; for a file of arrays, the kind of file.</param>
/// <param name="Weights">The name of its weights in the file.</param>
/// <param name="Classes">The number of classes, which is that of the model's outputs.</param>
/// <param name="Features">The number of features of a class template.</param>
/// <param name="Remarks">Remarks on how the layer was chosen and read; empty where there was but one way.</param>
/// <param name="WithoutConcept">How many of the classes stand for no concept, so that they are left out of graphs and of all that rests on
/// the hierarchy, and count in accuracy only; null where each class has a concept.</param>
public sealed record ClassifierResult(
    string Operator,
    string Weights,
    int Classes,
    int Features,
    ImmutableArray<string> Remarks,
    int? WithoutConcept = null
);

/// <summary>The size of the test data.</summary>
/// <param name="Samples">The number of test samples; null when only shares are known.</param>
public sealed record TestDataResult(double? Samples = null);

/// <summary>A file that the analysis read.</summary>
/// <param name="Role">The role of the file in the analysis: <c>model</c>, <c>model-data</c>, <c>labels</c>,
/// <c>hierarchy</c>, <c>predictions</c>, <c>scores</c>, <c>confusion</c>, <c>images</c> or <c>preprocessor</c>.</param>
/// <param name="Path">The file.</param>
/// <param name="Sha256">The SHA-256 of the bytes that were read; null for folders, for pipes and devices, which give them only once, and
/// for a file that was changed after it had been read.</param>
public sealed record InputResult(string Role, string Path, string? Sha256 = null);
