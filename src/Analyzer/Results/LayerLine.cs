using System.Globalization;
using QualityGate.Text;

namespace QualityGate.Results;

/// <summary>A model's layer and graphs in one line.</summary>
internal static class LayerLine
{
    /// <summary>The layer and the graphs of a measured model, in one line.</summary>
    public static string Of(ModelResult model) => Of(model.Classifier!, model.Structural!, model.Functional, model.TestData?.Samples);

    /// <summary>A layer and graphs that belong to no model result, in one line.</summary>
    public static string Of(ClassifierResult classifier, GraphResult structural, GraphResult? functional, double? samples)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{classifier.Operator} '{classifier.Weights}', {classifier.Classes} classes x {classifier.Features} features"
                + $"{LeftOut(classifier.WithoutConcept)}; "
                + $"structural: {Size(structural)}"
        );
        if (functional is not null)
        {
            text += string.Create(
                CultureInfo.InvariantCulture,
                $"; functional: {Size(functional)}"
                    + $"{(samples is { } count ? $", {count} test sample{(count == 1 ? string.Empty : "s")}" : ", shares")}"
            );
        }

        return SingleLine.Of(text);
    }

    private static string LeftOut(int? count) =>
        count is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" ({count} without a concept, left out of graphs)");

    private static string Size(GraphResult graph) =>
        $"{Noun.Count(graph.Clusters.Length, "cluster")}, "
        + $"{Noun.Count(graph.Edges.Length, "edge")}{(graph.TiesBroken ? " (ties broken)" : string.Empty)}";
}
