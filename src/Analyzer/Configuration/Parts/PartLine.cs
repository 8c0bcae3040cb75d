using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Metrics.Parts;

namespace QualityGate.Configuration.Parts;

/// <summary>A line of limits that many parts of a model are held against, or two groups of its classes.</summary>
/// <param name="Kind">The kind of the parts.</param>
/// <param name="Demand">The limits, and how they are judged; its metric is a <see cref="PartMetric"/>.</param>
internal sealed record PartLine(PartKind Kind, Threshold Demand)
{
    /// <summary>The names of parts that are not judged.</summary>
    public ImmutableArray<PartName> Except { get; init; } = [];

    /// <summary>The names of the only parts that are judged; null where all are.</summary>
    public ImmutableArray<PartName>? Only { get; init; }

    /// <summary>The group that samples belong to, of two that are told from each other.</summary>
    public PartName? From { get; init; }

    /// <summary>The group that they must not be predicted as.</summary>
    public PartName? To { get; init; }

    /// <summary>The metric.</summary>
    public PartMetric Metric => (PartMetric)Demand.Metric;

    /// <summary>True when the parts are concepts of a hierarchy, or their metric rests on one.</summary>
    public bool NeedsHierarchy => Kind != PartKind.Class || Metric.NeedsHierarchy;

    /// <summary>The line as messages call it, such as <c>per-class accuracy</c>.</summary>
    public string Title => Kind == PartKind.Separate ? $"separate {From!.Text} from {To!.Text}" : $"{Key(Kind)} {Demand.Name}";

    /// <summary>The limits in a few words, by their keys in the file.</summary>
    public string DescribeLimits() =>
        Threshold.DescribeLimits(
            Demand.Limits.Select(limit => (Kind == PartKind.Separate ? PartKeys.MaxRate : limit.Key, limit.Bound)),
            Demand.Confidence
        );

    /// <summary>The key of an entry under which limits on such parts stand.</summary>
    public static string Key(PartKind kind) =>
        kind switch
        {
            PartKind.Class => EntryKeyNames.PerClass,
            PartKind.Superclass => EntryKeyNames.PerSuperclass,
            _ => EntryKeyNames.Separate,
        };
}

/// <summary>The name of a class or a concept, as it stands in thresholds.yml.</summary>
/// <param name="Text">The name.</param>
/// <param name="Location">Its place.</param>
internal sealed record PartName(string Text, SourceLocation Location);
