using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.TestData;

namespace QualityGate.Explanations;

/// <summary>The contribution of one class to the metrics.</summary>
/// <param name="Class">The class, by its output.</param>
/// <param name="Edges">The number of structural edges that touch it.</param>
/// <param name="SimilarityDepth">Their mean depth; null when there is none, or no hierarchy.</param>
/// <param name="DepthContribution">
/// By how much the class moves Similarity Depth from what it would be if its edges were of average depth: the sum over its
/// edges of (depth − SD) / (2 × all edges). Over all classes these add up to 0. Null without a hierarchy.
/// </param>
/// <param name="Samples">The number of its test samples, or 1 where only shares are known; null without test data.</param>
/// <param name="Accuracy">The share of them that is predicted rightly; null without any.</param>
/// <param name="Precision">The share of the predictions of this class that are right; null when it is never predicted.</param>
/// <param name="MistakeSeverity">The mean height of the subsumers over its predictions as a wrong class with a concept; null without
/// any, or without a hierarchy.</param>
internal sealed record ClassShare(
    int Class,
    int Edges,
    double? SimilarityDepth,
    double? DepthContribution,
    double? Samples,
    double? Accuracy,
    double? Precision,
    double? MistakeSeverity
)
{
    internal static ImmutableArray<ClassShare> Of(ModelAnalysis analysis)
    {
        var edges = analysis.Structural.Edges;
        var mean = edges.Average(edge => edge.Depth);
        var depths = edges
            .SelectMany(edge => new[] { (Class: edge.A, edge.Depth), (Class: edge.B, edge.Depth) })
            .ToLookup(end => end.Class, end => end.Depth);
        var mistakes = analysis.ConceptConfusion is { } counts ? Prediction.Wrong(counts).ToLookup(prediction => prediction.Actual) : null;
        var related = analysis.Relatedness;

        return
        [
            .. Enumerable
                .Range(0, analysis.Outputs.Count)
                .Select(output =>
                {
                    var c = analysis.Classes.PositionOf(output);
                    var own = depths[c].ToArray();
                    var confusion = analysis.Confusion;
                    var samples = confusion?.SamplesOf(output);
                    var predicted = confusion?.PredictionsOf(output);
                    Prediction[] wrong = mistakes is null ? [] : [.. mistakes[c]];
                    return new ClassShare(
                        output,
                        own.Length,
                        own.Average(),
                        related is null ? null : own.Sum(depth => (depth!.Value - mean!.Value) / (2 * edges.Length)),
                        samples,
                        samples > 0 ? confusion![output, output] / samples : null,
                        predicted > 0 ? confusion![output, output] / predicted : null,
                        wrong.Length > 0 && related is not null
                            ? wrong.Sum(p => p.Weight * related.Taxonomy.Height(related.Subsumer(c, p.Predicted)))
                                / wrong.Sum(p => p.Weight)
                            : null
                    );
                }),
        ];
    }
}
