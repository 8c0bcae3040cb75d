using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Onnx.Layers;

namespace QualityGate.Models.Onnx.Search;

/// <summary>A layer of the graph, wherever it stands.</summary>
/// <param name="Node">Its node.</param>
/// <param name="Layer">The layer; null when its weights cannot be class templates.</param>
/// <param name="Failure">Why they cannot.</param>
internal sealed record FoundLayer(GraphNode Node, ClassifierLayer? Layer, string? Failure);

/// <summary>The result of a search for classifiers.</summary>
/// <param name="Classifiers">The classifiers found, each once.</param>
/// <param name="Unreadable">Layers whose weights cannot be class templates.</param>
/// <param name="Lost">Outputs whose classes cannot be followed: the code and a sentence each.</param>
/// <param name="Obstacles">Outputs that no layer is behind: a sentence each.</param>
/// <param name="Foreign">Operators of models that have no class templates.</param>
internal sealed record SearchResult(
    IReadOnlyList<FoundClassifier> Classifiers,
    IReadOnlyList<FoundLayer> Unreadable,
    IReadOnlyList<(string Code, string Sentence)> Lost,
    IReadOnlyList<string> Obstacles,
    IReadOnlyList<string> Foreign
);
