using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Graphs;

/// <summary>A model's picture: its graph, whole or of one cluster, and its places.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Summary">The model's figures in one line.</param>
/// <param name="Graph">The graph; null when the model was not measured.</param>
/// <param name="Layout">The places; null when the model was not measured.</param>
internal sealed record ModelPicture(string Name, string Summary, PictureGraph? Graph, GraphLayout? Layout)
{
    /// <summary>The pictures of the models of a result, or of the part that its scope names.</summary>
    public static ImmutableArray<ModelPicture> Of(GateResult result) => Of(result, _ => true);

    /// <summary>The same, with the numbers of classes behind names that cannot be read as they are drawn.</summary>
    /// <param name="result">The result.</param>
    /// <param name="isLegible">Whether a name can be drawn with all its letters.</param>
    public static ImmutableArray<ModelPicture> Of(GateResult result, Predicate<string> isLegible)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Scope is { } scope
            ? [Of(result.Models[scope.Model], scope.Output, isLegible)]
            : [.. result.Models.Select(model => Of(model, output: null, isLegible))];
    }

    private static ModelPicture Of(ModelResult model, int? output, Predicate<string> isLegible)
    {
        if (PictureGraph.Of(model)?.Numbered(isLegible) is not { } whole)
        {
            return new ModelPicture(model.Name, "not measured", null, null);
        }

        var cluster = output is { } known ? whole.Nodes.Single(node => node.Output == known).Cluster : (int?)null;
        var graph = cluster is { } only ? whole.Only(only) : whole;
        return new ModelPicture(model.Name, Summarise(model, whole, graph), graph, GraphLayout.Of(graph));
    }

    private static string Summarise(ModelResult model, PictureGraph whole, PictureGraph graph)
    {
        var size = string.Create(
            CultureInfo.InvariantCulture,
            $"{whole.Nodes.Length} {(whole.Nodes.Length == 1 ? "class" : "classes")} in {Noun.Count(whole.Clusters.Length, "cluster")}"
        );
        var figures = string.Join(", ", [size, .. Figures(model)]);
        return ReferenceEquals(whole, graph)
            ? figures
            : string.Create(CultureInfo.InvariantCulture, $"cluster {graph.Clusters[0].Number} of a model with {figures}");
    }

    private static IEnumerable<string> Figures(ModelResult model)
    {
        foreach (
            var (name, title) in new[]
            {
                ("similarity-depth", "Similarity Depth"),
                ("error-alignment", "error alignment"),
                ("accuracy", "accuracy"),
            }
        )
        {
            if (model.Metrics!.TryGetValue(name, out var value))
            {
                var chance =
                    name == "similarity-depth" && model.Semantic is { } semantic
                        ? $" ({Figure.Format(semantic.ChanceSimilarityDepth)} by chance)"
                        : string.Empty;
                yield return $"{title} {Figure.Format(value)}{chance}";
            }
        }
    }
}
