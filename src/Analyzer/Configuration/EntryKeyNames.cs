namespace QualityGate.Configuration;

/// <summary>
/// The names of the keys that <c>EntryKeys</c> describes. They stand apart from the description because the assembly that build nodes
/// load compiles this file, too, and has none of the core: metadata of a build's items are written as these keys.
/// </summary>
internal static class EntryKeyNames
{
    public const string Name = "name";
    public const string Model = "model";
    public const string Labels = "labels";
    public const string LabelsOrder = "labels-order";
    public const string Predictions = "predictions";
    public const string Columns = "columns";
    public const string Scores = "scores";
    public const string Confusion = "confusion";
    public const string Images = "images";
    public const string Orientation = "orientation";
    public const string Hierarchy = "hierarchy";
    public const string Clustering = "clustering";
    public const string Classifier = "classifier";
    public const string MaxMemory = "max-memory";
    public const string Inconclusive = "inconclusive";
    public const string Thresholds = "thresholds";
    public const string PerClass = "per-class";
    public const string PerSuperclass = "per-superclass";
    public const string Separate = "separate";

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Name,
        Model,
        Labels,
        LabelsOrder,
        Predictions,
        Columns,
        Scores,
        Confusion,
        Images,
        Orientation,
        Hierarchy,
        Clustering,
        Classifier,
        MaxMemory,
        Inconclusive,
        Thresholds,
        PerClass,
        PerSuperclass,
        Separate,
    ];

    /// <summary>The keys whose values are limits, which a build's items have as texts.</summary>
    public static IReadOnlyList<string> Limits { get; } = [Thresholds, PerClass, PerSuperclass, Separate];

    /// <summary>The keys whose values are paths, relative to the file that holds them.</summary>
    public static IReadOnlyList<string> Paths { get; } = [Model, Labels, Predictions, Scores, Confusion, Hierarchy];

    /// <summary>The values of the hierarchy that are words; any other is a path.</summary>
    public static IReadOnlyList<string> HierarchyWords { get; } = ["wordnet", "none"];
}
