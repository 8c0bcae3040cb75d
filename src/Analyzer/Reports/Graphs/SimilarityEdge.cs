namespace QualityGate.Reports.Graphs;

/// <summary>Two classes that the network considers similar: an edge of the structural forest.</summary>
/// <param name="A">A class, by position in <see cref="PictureGraph.Nodes"/>.</param>
/// <param name="B">Another, of the same cluster.</param>
/// <param name="Similarity">Their structural similarity, above 0 and at most 1.</param>
/// <param name="Depth">The depth of their subsumer, at least 1; null, like all that follows, without a hierarchy.</param>
/// <param name="Subsumer">The identifier of the most specific concept that both are kinds of.</param>
/// <param name="SubsumerName">Its name.</param>
/// <param name="IsMisperception">Whether the two have less in common than two classes drawn at random have on average: the depth is below
/// Similarity Depth by chance.</param>
internal sealed record SimilarityEdge(
    int A,
    int B,
    double Similarity,
    int? Depth,
    string? Subsumer,
    string? SubsumerName,
    bool? IsMisperception
)
{
    /// <summary>The number of samples of either that were predicted as the other; null where no numbers of samples are known.</summary>
    public double? Count { get; init; }
}
