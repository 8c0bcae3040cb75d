using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Graphs.Clustering;
using QualityGate.Graphs.Forests;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Models;
using QualityGate.Similarity;
using QualityGate.TestData;

namespace QualityGate.Runs.Baselines;

/// <summary>A class on one side of a comparison.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Concept">The identifier of its concept; null where it has none.</param>
/// <param name="Cluster">The number of its structural cluster; negative for a class that is in no graph.</param>
internal sealed record SideClass(string Label, string Name, string? Concept, int Cluster);

/// <summary>
/// One side of a comparison with a baseline: what a model measured, without its weights. Classes are named by their place among all.
/// </summary>
/// <param name="Classes">The classes.</param>
/// <param name="Edges">The edges of the structural forest.</param>
/// <param name="Confusion">The predictions; null without test data.</param>
internal sealed record ModelSide(
    ImmutableArray<SideClass> Classes,
    ImmutableArray<(int A, int B, double Similarity)> Edges,
    ConfusionMatrix? Confusion
)
{
    /// <summary>The side of a model that is at hand.</summary>
    public static ModelSide Of(ModelAnalysis analysis)
    {
        var (all, indices) = (analysis.Classes, analysis.Classes.Indices);
        var cluster = analysis.Structural.Partition.Labels;
        string? Id(int? node) => node is { } concept ? analysis.Outputs.Hierarchy.IdOf(concept) : null;
        return new ModelSide(
            [
                .. all.Outputs.Items.Select(
                    (label, output) =>
                        new SideClass(
                            label.Text,
                            label.Name,
                            Id(label.Node),
                            all.PositionOf(output) is >= 0 and var position ? cluster[position] : -1
                        )
                ),
            ],
            [.. analysis.Structural.Edges.Select(edge => (indices[edge.A], indices[edge.B], edge.Similarity))],
            analysis.Confusion
        );
    }

    /// <summary>
    /// The same of some classes only, in the order given. Edges to others are left out, and so are samples of others; predictions of others
    /// stay wrong, as those of one class more, which is in no graph.
    /// </summary>
    public ModelSide Only(ImmutableArray<int> kept)
    {
        var place = kept.Select((index, position) => (index, position)).ToDictionary(pair => pair.index, pair => pair.position);
        int Place(int index) => place.GetValueOrDefault(index, kept.Length);
        return new ModelSide(
            [.. kept.Select(index => Classes[index]), new SideClass("-", "others", Concept: null, Cluster: -1)],
            [
                .. from edge in Edges
                where place.ContainsKey(edge.A) && place.ContainsKey(edge.B)
                let ends = (Place(edge.A), Place(edge.B))
                select (Math.Min(ends.Item1, ends.Item2), Math.Max(ends.Item1, ends.Item2), edge.Similarity),
            ],
            OnlyOf(Confusion, kept, Place)
        );
    }

    /// <summary>The analysis of this side, on which metrics are computed; null where a concept is not in the hierarchy.</summary>
    /// <param name="hierarchy">The hierarchy of the concepts.</param>
    /// <param name="clustering">The clustering.</param>
    /// <param name="replicates">The number of test sets drawn for intervals.</param>
    public ModelAnalysis? Rebuild(Hierarchy hierarchy, ClusteringAlgorithm clustering, int replicates)
    {
        int?[] nodes = [.. Classes.Select(item => item.Concept is { } id && hierarchy.Graph is not null ? hierarchy.Find(id) : null)];
        var isMissing = hierarchy.Graph is not null && Classes.Zip(nodes).Any(item => item.First.Cluster >= 0 && item.Second is null);
        if (isMissing)
        {
            return null;
        }

        var path = new InputPath("baseline", new SourceLocation("baseline"));
        var labels = new ClassLabels(
            path,
            hierarchy,
            [.. Classes.Zip(nodes, (item, node) => new ClassLabel(item.Label, item.Name, node) { IsInGraphs = item.Cluster >= 0 })],
            path.Whole(),
            []
        );
        var classes = new ConceptClasses(labels);
        var relatedness = hierarchy.Graph is null
            ? null
            : new Relatedness(hierarchy, [.. classes.Labels.Items.Select(label => label.Node!.Value)]);
        var analysis = new ModelAnalysis(
            AnalysedInputs.OfNoFile(path),
            new Classifier(path, "baseline", "baseline", "none", [], ClassTemplates.Adopt(Classes.Length, 1, new double[Classes.Length])),
            classes,
            relatedness,
            clustering,
            Structural(classes, relatedness),
            []
        );
        return (Confusion is null ? analysis : analysis.With(Confusion)).WithReplicates(replicates);
    }

    private ClassGraph Structural(ConceptClasses classes, Relatedness? relatedness)
    {
        // Numbers of clusters without gaps.
        int[] clusters = [.. classes.Indices.Select(index => Classes[index].Cluster).Distinct().Order()];
        var pairs = Edges
            .Select(edge => new SimilarPair(classes.PositionOf(edge.A), classes.PositionOf(edge.B), edge.Similarity))
            .OrderBy(pair => (pair.I, pair.J))
            .ToArray();
        return new ClassGraph(
            new SparseSimilarity([.. Enumerable.Range(0, classes.Indices.Length)], pairs),
            new Partition([.. classes.Indices.Select(index => Array.IndexOf(clusters, Classes[index].Cluster))], clusters.Length),
            [
                .. pairs
                    .OrderByDescending(pair => pair.Similarity)
                    .Select(pair => new ForestEdge(
                        pair.I,
                        pair.J,
                        pair.Similarity,
                        relatedness?.Subsumer(pair.I, pair.J),
                        relatedness?.SubsumerDepth(pair.I, pair.J)
                    )),
            ]
        );
    }

    private static ConfusionMatrix? OnlyOf(ConfusionMatrix? confusion, ImmutableArray<int> kept, Func<int, int> place)
    {
        var cells = (confusion?.Cells ?? [])
            .Where(cell => place(cell.Actual) < kept.Length)
            .GroupBy(cell => (Actual: place(cell.Actual), Predicted: place(cell.Predicted)))
            .OrderBy(group => group.Key)
            .Select(group => new Prediction(group.Key.Actual, group.Key.Predicted, group.Sum(cell => cell.Weight)))
            .ToImmutableArray();
        return cells.IsEmpty
            ? null
            : ConfusionMatrix
                .Of(new SparseCounts(kept.Length + 1, cells), confusion!.IsRates, new SourceLocation("baseline"))
                .With(topFive: null, "is not kept for each class, so that it cannot be said of some classes only");
    }
}
