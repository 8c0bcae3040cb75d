namespace QualityGate.Reports.Graphs;

/// <summary>A class in the picture.</summary>
/// <param name="Output">Its index among the model's outputs, counted from 0.</param>
/// <param name="Label">Its label as the labels file has it.</param>
/// <param name="Name">Its name for people; any text, as long as a user's file makes it.</param>
/// <param name="Cluster">Its cluster, by position in <see cref="PictureGraph.Clusters"/>.</param>
/// <param name="ErrorRate">The share of its test samples that is predicted wrongly; null without any.</param>
/// <param name="Samples">The number of its test samples; null without test data, or where only shares are known.</param>
internal sealed record PictureNode(int Output, string Label, string Name, int Cluster, double? ErrorRate, double? Samples)
{
    /// <summary>The name in a picture: short, and no other class's (<see cref="ClassTitles"/>).</summary>
    public ClassTitle Title { get; init; } = new(Name, string.Empty);
}
