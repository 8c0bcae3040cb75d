using System.Collections.Immutable;
using QualityGate.Results;

namespace QualityGate.Reports.Graphs;

/// <summary>Turns the graphs of a result, whose classes are outputs of the model, into one whose classes have no gaps.</summary>
internal sealed class PictureGraphBuilder
{
    // 1 − 0.67 is not 0.33 in binary.
    private const int Decimals = 12;

    private readonly ModelResult model;
    private readonly GraphResult structural;
    private readonly ImmutableArray<ClassResult> classes;
    private readonly int[] outputs;
    private readonly Dictionary<int, int> positions;
    private readonly int[] clusterOf;

    public PictureGraphBuilder(ModelResult model, GraphResult structural, ImmutableArray<ClassResult> classes)
    {
        (this.model, this.structural, this.classes) = (model, structural, classes);
        outputs = [.. structural.Members.SelectMany(members => members).Order()];
        positions = Enumerable.Range(0, outputs.Length).ToDictionary(i => outputs[i]);
        clusterOf = new int[outputs.Length];
        for (var cluster = 0; cluster < structural.Members.Length; cluster++)
        {
            foreach (var output in structural.Members[cluster])
            {
                clusterOf[positions[output]] = cluster;
            }
        }
    }

    public PictureGraph Build()
    {
        ImmutableArray<SimilarityEdge> similarities = [.. structural.Edges.Select(Similarity)];
        var trees = SpanningTrees.Of(outputs.Length, similarities);
        ImmutableArray<PictureNode> nodes = ClassTitles.AddTo([.. Enumerable.Range(0, outputs.Length).Select(Node)]);
        return new PictureGraph(
            model.Name,
            nodes,
            [.. structural.Members.Select((members, cluster) => Cluster(members, cluster, trees, nodes))],
            similarities,
            Confusions(),
            model.Semantic?.ChanceSimilarityDepth
        );
    }

    private PictureNode Node(int position)
    {
        var found = classes[outputs[position]];
        return new PictureNode(
            outputs[position],
            found.Label,
            found.Name,
            clusterOf[position],
            found.Accuracy is { } accuracy ? Math.Round(1 - accuracy, Decimals) : null,
            model.TestData?.Samples is null ? null : found.Samples
        );
    }

    private PictureCluster Cluster(ImmutableArray<int> members, int cluster, SpanningTrees trees, ImmutableArray<PictureNode> all)
    {
        ImmutableArray<int> nodes = [.. members.Select(output => positions[output]).Order()];
        var middle = trees.RootsOf(nodes)[0];
        return new PictureCluster(cluster + 1, all[middle].Title.Text, nodes, middle);
    }

    private SimilarityEdge Similarity(EdgeResult edge) =>
        new(
            positions[edge.AIndex],
            positions[edge.BIndex],
            edge.Similarity,
            edge.Depth,
            edge.Subsumer,
            edge.SubsumerName,
            model.Semantic is { } semantic ? edge.Depth < semantic.ChanceSimilarityDepth : null
        )
        {
            Count = model.TestData?.Samples is null ? null : edge.Confusions,
        };

    private ImmutableArray<ConfusionEdge> Confusions()
    {
        if (model.Functional is not { } functional)
        {
            return [];
        }

        var similar = structural.Edges.Select(edge => (edge.AIndex, edge.BIndex)).ToHashSet();
        return
        [
            .. functional.Edges.Select(edge =>
            {
                var (a, b) = (positions[edge.AIndex], positions[edge.BIndex]);
                return new ConfusionEdge(
                    a,
                    b,
                    edge.Similarity,
                    model.TestData?.Samples is null ? null : edge.Confusions,
                    edge.Depth,
                    edge.Subsumer,
                    edge.SubsumerName,
                    similar.Contains((edge.AIndex, edge.BIndex)),
                    clusterOf[a] == clusterOf[b]
                );
            }),
        ];
    }
}
