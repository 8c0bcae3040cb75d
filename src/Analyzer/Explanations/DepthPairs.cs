using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Graphs.Forests;
using QualityGate.Text;

namespace QualityGate.Explanations;

/// <summary>The edges of a forest that move the mean of their depths: those below the mean lower it, those above raise it.</summary>
internal static class DepthPairs
{
    public static ImmutableArray<HeavyPair> Of(ModelAnalysis analysis, ClassGraph graph, PairEffect effect)
    {
        if (graph.Edges.IsEmpty || analysis.Relatedness is null)
        {
            return [];
        }

        var mean = graph.Edges.Average(edge => edge.Depth);
        var edges =
            effect == PairEffect.Lowers
                ? graph.Edges.Where(edge => edge.Depth < mean).OrderBy(edge => edge.Depth)
                : graph.Edges.Where(edge => edge.Depth > mean).OrderByDescending(edge => edge.Depth);

        // Where all edges are of one depth, all of them make the value what it is.
        var moving = edges.Any() ? edges.ThenByDescending(edge => edge.Similarity) : graph.Edges.OrderByDescending(edge => edge.Similarity);
        return [.. moving.Select(edge => Describe(analysis, edge))];
    }

    private static HeavyPair Describe(ModelAnalysis analysis, ForestEdge edge)
    {
        var subsumer = analysis.Labels.Hierarchy.NameOf(edge.Subsumer!.Value);
        return new HeavyPair(
            edge.A,
            edge.B,
            string.Create(CultureInfo.InvariantCulture, $"depth {edge.Depth}, {subsumer}, similarity {Figure.Format(edge.Similarity)}")
        );
    }
}
