using System.Collections.Immutable;

namespace QualityGate.Metrics.Parts;

/// <summary>All metrics of parts.</summary>
internal static class PartMetrics
{
    private const string SeeMistakes = "look at what its samples are taken for";

    /// <summary>The metrics of a class.</summary>
    public static ImmutableArray<PartMetric> OfClasses { get; } =
    [
        new("accuracy", PartQuantity.Within, SeeMistakes) { OtherNames = ["recall"] },
        new("precision", PartQuantity.Precision, "look at what is taken for it"),
        new("mistake-severity", PartQuantity.MistakeHeight, SeeMistakes),
    ];

    /// <summary>The metrics of the classes below a concept.</summary>
    public static ImmutableArray<PartMetric> OfSuperclasses { get; } =
    [new("accuracy", PartQuantity.Within, SeeMistakes) { OtherNames = ["recall"] }, new("exact-accuracy", PartQuantity.Exact, SeeMistakes)];

    /// <summary>The metric of two groups of classes that are to be told from each other.</summary>
    public static PartMetric ConfusionRate { get; } =
        new("confusion-rate", PartQuantity.Crossing, "look at which samples of the one are taken for the other");

    /// <summary>Finds a metric of any kind of part by one of its names.</summary>
    public static PartMetric? Find(string name) => Find([.. OfClasses, .. OfSuperclasses, ConfusionRate], name);

    /// <summary>The names of all metrics of parts.</summary>
    public static IEnumerable<string> Names =>
        OfClasses.Concat(OfSuperclasses).Append(ConfusionRate).Select(metric => metric.Name).Distinct();

    /// <summary>Finds a metric by one of its names.</summary>
    public static PartMetric? Find(ImmutableArray<PartMetric> metrics, string name) =>
        metrics.FirstOrDefault(metric => metric.Name == name || metric.OtherNames.Contains(name));
}
