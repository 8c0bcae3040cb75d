namespace QualityGate.Reports.Graphs;

/// <summary>The steps of colour from the least to the most similar edge of a picture (<see cref="PictureTheme.Similarities"/>).</summary>
/// <param name="Least">The least similarity of an edge.</param>
/// <param name="Most">The greatest.</param>
internal sealed record SimilarityScale(double Least, double Most)
{
    /// <summary>The scale of a graph.</summary>
    public static SimilarityScale Of(PictureGraph graph) =>
        graph.Similarities.IsEmpty
            ? new SimilarityScale(0, 1)
            : new SimilarityScale(graph.Similarities.Min(edge => edge.Similarity), graph.Similarities.Max(edge => edge.Similarity));

    /// <summary>The step of a similarity, from 0 to <see cref="PictureTheme.Steps"/> − 1; the last where all are alike.</summary>
    public int StepOf(double similarity) =>
        Most > Least
            ? Math.Clamp((int)((similarity - Least) / (Most - Least) * PictureTheme.Steps), 0, PictureTheme.Steps - 1)
            : PictureTheme.Steps - 1;
}
