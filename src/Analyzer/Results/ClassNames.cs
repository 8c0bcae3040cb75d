using System.Collections.Immutable;
using QualityGate.Graphs.Forests;
using QualityGate.Labels;

namespace QualityGate.Results;

/// <summary>Turns indices of classes and nodes of a hierarchy into the labels and names that results have.</summary>
internal sealed class ClassNames(ClassLabels labels)
{
    /// <summary>The label as the labels file has it.</summary>
    public string Text(int index) => labels[index].Text;

    /// <summary>The name for people.</summary>
    public string Name(int index) => ClassName.Of(labels, index);

    public ImmutableArray<string> Texts(ImmutableArray<int> classes) => [.. classes.Select(Text)];

    public ImmutableArray<string> Names(ImmutableArray<int> classes) => [.. classes.Select(Name)];

    /// <summary>The identifier of a concept.</summary>
    public string Id(int concept) => labels.Hierarchy.IdOf(concept);

    /// <summary>The identifier of a concept, if there is one.</summary>
    public string? Id(int? concept) => concept is { } node ? Id(node) : null;

    /// <summary>The name of a concept.</summary>
    public string Concept(int concept) => labels.Hierarchy.NameOf(concept);

    /// <summary>The name of a concept, if there is one.</summary>
    public string? Concept(int? concept) => concept is { } node ? Concept(node) : null;

    public EdgeResult Edge(ForestEdge edge) =>
        new(
            Text(edge.A),
            Name(edge.A),
            edge.A,
            Text(edge.B),
            Name(edge.B),
            edge.B,
            edge.Similarity,
            edge.Depth,
            Id(edge.Subsumer),
            Concept(edge.Subsumer)
        );

    public GraphResult Graph(ClassGraph graph) =>
        new(
            graph.Partition.Converged,
            graph.Partition.TiesBroken,
            [.. graph.Clusters.Select(Texts)],
            graph.Clusters,
            [.. graph.Edges.Select(Edge)]
        );
}
