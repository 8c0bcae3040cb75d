using System.Collections.Immutable;
using QualityGate.Metrics.Parts;

namespace QualityGate.Configuration;

/// <summary>The keys of limits on parts of a model: those below <c>per-class</c>, <c>per-superclass</c> and <c>separate</c>.</summary>
internal static class PartKeys
{
    /// <summary>The key that names parts which are not judged.</summary>
    public const string Except = "except";

    /// <summary>The key that names the only parts which are judged.</summary>
    public const string Only = "only";

    /// <summary>The key of the group that samples belong to.</summary>
    public const string From = "from";

    /// <summary>The key of the group that they must not be predicted as.</summary>
    public const string To = "to";

    /// <summary>The key of the share that may be confused at most.</summary>
    public const string MaxRate = "max-rate";

    /// <summary>The keys of an item of <c>separate</c>.</summary>
    public static ImmutableArray<string> OfSeparation { get; } = [From, To, MaxRate, "confidence", InconclusiveName.Key, "severity"];

    /// <summary>The keys of a line of limits. Of classes nothing is judged by name, lest the others are forgotten.</summary>
    public static ImmutableArray<string> OfLine(PartKind kind) =>
        [.. ThresholdSection.Keys, Except, .. kind == PartKind.Superclass ? new[] { Only } : []];

    /// <summary>The metrics of parts of a kind.</summary>
    public static ImmutableArray<PartMetric> MetricsOf(PartKind kind) =>
        kind == PartKind.Class ? PartMetrics.OfClasses : PartMetrics.OfSuperclasses;
}
