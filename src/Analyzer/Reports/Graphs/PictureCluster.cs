using System.Collections.Immutable;

namespace QualityGate.Reports.Graphs;

/// <summary>A cluster of classes that the network considers similar.</summary>
/// <param name="Number">Its number in the model's structural graph, counted from 1.</param>
/// <param name="Name">The name of its middle class, from which its tree is drawn, which stands for the cluster.</param>
/// <param name="Nodes">Its classes, by position in <see cref="PictureGraph.Nodes"/>; ascending.</param>
internal sealed record PictureCluster(int Number, string Name, ImmutableArray<int> Nodes);
