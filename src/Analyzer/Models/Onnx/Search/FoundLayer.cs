using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Onnx.Layers;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Search;

/// <summary>A layer that the way back from an output led to.</summary>
/// <param name="Node">Its node.</param>
/// <param name="Layer">The layer; null when its weights cannot be class templates.</param>
/// <param name="Failure">Why they cannot.</param>
/// <param name="Output">The output of the graph that the way began at.</param>
/// <param name="Factors">What the nodes on the way multiply each class's score by.</param>
internal sealed record FoundLayer(GraphNode Node, ClassifierLayer? Layer, string? Failure, string Output, IReadOnlyList<Tensor> Factors);

/// <summary>What a search came to.</summary>
/// <param name="Layers">The layers found, each once.</param>
/// <param name="Obstacles">Where ways ended without one: a sentence each.</param>
/// <param name="Foreign">Operators of models that have no class templates.</param>
internal sealed record SearchResult(IReadOnlyList<FoundLayer> Layers, IReadOnlyList<string> Obstacles, IReadOnlyList<string> Foreign);
