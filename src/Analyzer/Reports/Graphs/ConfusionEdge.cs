namespace QualityGate.Reports.Graphs;

/// <summary>Two classes that the network confuses: an edge of the functional forest.</summary>
/// <param name="A">A class, by position in <see cref="PictureGraph.Nodes"/>.</param>
/// <param name="B">Another.</param>
/// <param name="Rate">The mean of two shares: that of A predicted as B, and that of B predicted as A.</param>
/// <param name="Count">How many samples of either were predicted as the other; null where only shares are known.</param>
/// <param name="Depth">The depth of their subsumer, at least 1; null, like the subsumer, without a hierarchy.</param>
/// <param name="Subsumer">The identifier of the most specific concept that both are kinds of.</param>
/// <param name="SubsumerName">Its name.</param>
/// <param name="IsExplained">Whether the network considers the two similar: they are an edge of the structural forest, too, as error
/// alignment counts it.</param>
/// <param name="SharesCluster">Whether they are at least in the same structural cluster.</param>
internal sealed record ConfusionEdge(
    int A,
    int B,
    double Rate,
    double? Count,
    int? Depth,
    string? Subsumer,
    string? SubsumerName,
    bool IsExplained,
    bool SharesCluster
);
