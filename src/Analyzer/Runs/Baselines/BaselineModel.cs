using System.Collections.Immutable;

namespace QualityGate.Runs.Baselines;

/// <summary>A model in a baseline: figures, and enough of what they rest on to compute them again on other test sets.</summary>
/// <param name="Name">The model's name in thresholds.yml.</param>
/// <param name="Inputs">The files that were measured.</param>
/// <param name="Hierarchy">The name of the hierarchy.</param>
/// <param name="Clustering">The name of the clustering.</param>
/// <param name="Metrics">The metrics that have a value, by name.</param>
/// <param name="Classes">The classes, in the order of the model's outputs.</param>
/// <param name="Edges">The edges of the structural forest, by ascending classes.</param>
/// <param name="HierarchySha256">The SHA-256 of the hierarchy's file; null for one that is known by its name.</param>
/// <param name="TestData">The kind and the size of the test data; null without any.</param>
internal sealed record BaselineModel(
    string Name,
    ImmutableArray<BaselineInput> Inputs,
    string Hierarchy,
    string Clustering,
    IReadOnlyDictionary<string, double> Metrics,
    ImmutableArray<BaselineClass> Classes,
    ImmutableArray<BaselineEdge> Edges,
    string? HierarchySha256 = null,
    BaselineTestData? TestData = null
)
{
    /// <summary>
    /// The gate file whose entry the model is, relative to the folder of the baseline; null where it is not known. Several gate files may
    /// share a baseline.
    /// </summary>
    public string? GateFile { get; init; }

    /// <summary>The hash of everything else, as it was read: values that were edited are told by it.</summary>
    public string? Checksum { get; init; }
}

/// <summary>A file that was measured.</summary>
/// <param name="Role">The role of the file, such as <c>model</c>.</param>
/// <param name="Sha256">The SHA-256 of its bytes; null where they could be read only once.</param>
internal sealed record BaselineInput(string Role, string? Sha256 = null);

/// <summary>A class of a model in a baseline.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Concept">The identifier of its concept; null where it has none.</param>
/// <param name="Cluster">The number of its structural cluster; null for a class that is in no graph, such as a background.</param>
/// <param name="Samples">The number of its test samples, where they are known one by one.</param>
/// <param name="Wrong">Those that were predicted wrongly, such as <c>3:12 17:40</c>: place among the samples of the class, predicted
/// class.</param>
/// <param name="Counts">The counts or shares of its predictions, where the samples are not known one by one, such as
/// <c>0:45 3:5</c>.</param>
internal sealed record BaselineClass(
    string Label,
    string Name,
    string? Concept = null,
    int? Cluster = null,
    int? Samples = null,
    string? Wrong = null,
    string? Counts = null
);

/// <summary>An edge of the structural forest.</summary>
/// <param name="A">A class, by its place among all.</param>
/// <param name="B">A later one.</param>
/// <param name="Similarity">Their similarity, rounded: it is there for the reader.</param>
/// <param name="Depth">The depth of their subsumer, for the reader as well; null without a hierarchy.</param>
internal sealed record BaselineEdge(int A, int B, double Similarity, int? Depth = null);

/// <summary>The test data of a model in a baseline.</summary>
/// <param name="Kind"><c>samples</c>, <c>counts</c> or <c>shares</c>.</param>
/// <param name="Samples">The number of samples; null where only shares are known.</param>
/// <param name="Order">The hash of the order of the samples' true classes, where samples are known one by one.</param>
/// <param name="TopFiveHits">How many samples have their true class among the five best; null where that is not known.</param>
/// <param name="TopFiveSamples">Of how many samples that is known.</param>
internal sealed record BaselineTestData(
    string Kind,
    double? Samples = null,
    string? Order = null,
    double? TopFiveHits = null,
    double? TopFiveSamples = null
)
{
    public const string OfSamples = "samples";
    public const string OfCounts = "counts";
    public const string OfShares = "shares";
}
