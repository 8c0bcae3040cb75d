namespace QualityGate.Graphs.Forests;

/// <summary>An edge of a similarity forest: two classes that are considered similar.</summary>
/// <param name="A">A class of the classifier, by index.</param>
/// <param name="B">Another, with a higher index.</param>
/// <param name="Similarity">Their similarity; not 0.</param>
/// <param name="Subsumer">The most specific concept that both are kinds of: a node of the hierarchy's graph; null without a
/// hierarchy.</param>
/// <param name="Depth">The subsumer's depth: the number of nodes on its longest path to the root, at least 1; null without a
/// hierarchy.</param>
public sealed record ForestEdge(int A, int B, double Similarity, int? Subsumer, int? Depth);
