using System.Collections.Immutable;

namespace QualityGate.Configuration;

/// <summary>The keys of an entry that hold its limits, and say how they are judged.</summary>
internal static class LimitKeys
{
    public static ImmutableArray<EntryKey> All { get; } =
    [
        new(
            InconclusiveName.Key,
            EntryTopic.Limits,
            EntryValueKind.Choice,
            "The consequence of an interval that contains a limit, for the thresholds of the entry that do not say it themselves."
        )
        {
            Choices = [.. InconclusiveName.All],
            Default = "that of the file; without one `warning`",
            Example = "error",
            More = "#confidence",
        },
        new(
            "thresholds",
            EntryTopic.Limits,
            EntryValueKind.Thresholds,
            "The limits on metrics, at least one, unless there are limits on parts: "
                + $"{string.Join(", ", ThresholdSection.Keys.Select(key => $"`{key}`"))}."
        )
        {
            IsRequired = true,
            Example = "{ relative-similarity-depth: { min: 0.5 } }",
            More = "#limits",
        },
        new(
            "per-class",
            EntryTopic.Limits,
            EntryValueKind.ClassLimits,
            "Limits that every class is held against, with the keys of thresholds and `except`: " + $"{PartNames(PartKind.Class)}."
        )
        {
            Example = "{ accuracy: { min: 0.6, except: [cat.n.01] } }",
            More = "#parts-of-a-model",
        },
        new(
            "per-superclass",
            EntryTopic.Limits,
            EntryValueKind.SuperclassLimits,
            "Limits that every concept is held against which joins several classes, with `except` or `only`: "
                + $"{PartNames(PartKind.Superclass)}."
        )
        {
            Example = "{ accuracy: { min: 0.7, only: [animal.n.01] } }",
            More = "#parts-of-a-model",
        },
        new(
            "separate",
            EntryTopic.Limits,
            EntryValueKind.Separations,
            "Groups of classes that must hardly ever be taken for others: a list of "
                + $"{string.Join(", ", PartKeys.OfSeparation.Select(key => $"`{key}`"))}."
        )
        {
            Example = "[{ from: animal.n.01, to: artifact.n.01, max-rate: 0.001 }]",
            More = "#parts-of-a-model",
        },
    ];

    private static string PartNames(PartKind kind) => string.Join(", ", PartKeys.MetricsOf(kind).Select(metric => $"`{metric.Name}`"));
}
