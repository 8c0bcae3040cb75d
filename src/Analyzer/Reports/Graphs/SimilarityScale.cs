using System.Collections.Immutable;

namespace QualityGate.Reports.Graphs;

/// <summary>
/// The steps of colour between the least and the most similar edge of a picture. The colours are those of viridis, which differ in
/// lightness as well, so that colour-blind people and black-and-white prints show them; the most similar edge stands out most.
/// </summary>
/// <param name="Least">The least similarity of an edge.</param>
/// <param name="Most">The greatest.</param>
internal sealed record SimilarityScale(double Least, double Most)
{
    /// <summary>The number of steps.</summary>
    public const int Steps = 8;

    /// <summary>The colour of each step on a light ground.</summary>
    public static ImmutableArray<string> OnLight { get; } =
    ["#8fd744", "#5ec962", "#35b779", "#21918c", "#2a788e", "#31688e", "#443983", "#440154"];

    /// <summary>The colour of each step on a dark ground.</summary>
    public static ImmutableArray<string> OnDark { get; } =
    ["#5b5fa8", "#4a7fb5", "#2f93a8", "#21a59b", "#35b779", "#6ece58", "#b5de2b", "#fde725"];

    /// <summary>The scale of a graph.</summary>
    public static SimilarityScale Of(PictureGraph graph) =>
        graph.Similarities.IsEmpty
            ? new SimilarityScale(0, 1)
            : new SimilarityScale(graph.Similarities.Min(edge => edge.Similarity), graph.Similarities.Max(edge => edge.Similarity));

    /// <summary>The step of a similarity, from 0 to <see cref="Steps"/> − 1; the last where all are alike.</summary>
    public int StepOf(double similarity) =>
        Most > Least ? Math.Clamp((int)((similarity - Least) / (Most - Least) * Steps), 0, Steps - 1) : Steps - 1;
}
