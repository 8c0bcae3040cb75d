using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Graphs.Forests;
using QualityGate.Labels;
using QualityGate.TestData;

namespace QualityGate.Results;

/// <summary>
/// Turns classes, by their position among those with a concept, and nodes of a hierarchy into the labels, names and indices that results
/// have. Indices are those of the model's outputs.
/// </summary>
internal sealed class ClassNames(ConceptClasses classes)
{
    private readonly ClassLabels labels = classes.Labels;

    /// <summary>The label as the labels file has it.</summary>
    public string Text(int index) => labels[index].Text;

    /// <summary>The name for people.</summary>
    public string Name(int index) => ClassName.Of(labels, index);

    /// <summary>The label of an output.</summary>
    public string TextOfOutput(int output) => classes.Outputs[output].Text;

    /// <summary>The name of an output for people.</summary>
    public string NameOfOutput(int output) => ClassName.Of(classes.Outputs, output);

    public ImmutableArray<string> Texts(ImmutableArray<int> members) => [.. members.Select(Text)];

    public ImmutableArray<string> Names(ImmutableArray<int> members) => [.. members.Select(Name)];

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
            classes.Indices[edge.A],
            Text(edge.B),
            Name(edge.B),
            classes.Indices[edge.B],
            edge.Similarity,
            edge.Depth,
            Id(edge.Subsumer),
            Concept(edge.Subsumer)
        );

    /// <summary>A graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="confusion">The confusion matrix, by the same positions; null without test data.</param>
    public GraphResult Graph(ClassGraph graph, ConfusionMatrix? confusion = null) =>
        new(
            graph.Partition.Converged,
            graph.Partition.TiesBroken,
            [.. graph.Clusters.Select(Texts)],
            [.. graph.Clusters.Select(members => members.Select(c => classes.Indices[c]).ToImmutableArray())],
            [
                .. graph.Edges.Select(edge =>
                    Edge(edge) with
                    {
                        Confusions = confusion is null ? null : confusion[edge.A, edge.B] + confusion[edge.B, edge.A],
                    }
                ),
            ]
        );
}
