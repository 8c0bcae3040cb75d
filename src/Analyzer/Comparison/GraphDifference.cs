using System.Collections.Immutable;
using QualityGate.Graphs.Clustering;
using QualityGate.Graphs.Forests;

namespace QualityGate.Comparison;

/// <summary>The changes of a graph over the classes from one model to another.</summary>
/// <param name="Gained">Edges that only the second has.</param>
/// <param name="Lost">Edges that only the first has.</param>
/// <param name="Moved">Classes that are in another cluster.</param>
internal sealed record GraphDifference(ImmutableArray<ForestEdge> Gained, ImmutableArray<ForestEdge> Lost, ImmutableArray<MovedClass> Moved)
{
    /// <summary>Compares two graphs.</summary>
    /// <param name="a">The graph of the first model.</param>
    /// <param name="b">That of the second.</param>
    /// <param name="classes">The classes of the second as those of the first.</param>
    /// <param name="label">The label of a class of the first.</param>
    internal static GraphDifference Of(ClassGraph a, ClassGraph b, ClassMap classes, Func<int, string> label)
    {
        ForestEdge[] after =
        [
            .. b.Edges.Select(edge =>
            {
                var (x, y) = (classes.ToA[edge.A], classes.ToA[edge.B]);
                return edge with { A = Math.Min(x, y), B = Math.Max(x, y) };
            }),
        ];
        var before = a.Edges.Select(edge => (edge.A, edge.B)).ToHashSet();
        var now = after.Select(edge => (edge.A, edge.B)).ToHashSet();
        return new GraphDifference(
            [.. after.Where(edge => !before.Contains((edge.A, edge.B)))],
            [.. a.Edges.Where(edge => !now.Contains((edge.A, edge.B)))],
            MovedClass.Of(
                a.Clusters,
                [.. b.Clusters.Select(cluster => cluster.Select(c => classes.ToA[c]).Order().ToImmutableArray())],
                label
            )
        );
    }
}
