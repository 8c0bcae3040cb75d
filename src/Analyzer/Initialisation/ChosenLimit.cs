using System.Collections.Immutable;
using QualityGate.Configuration;
using QualityGate.Metrics;

namespace QualityGate.Initialisation;

/// <summary>A limit that was chosen for a model by its own measurements.</summary>
/// <param name="Metric">The metric's name, such as <c>accuracy</c>.</param>
/// <param name="Kind">The kind of limit.</param>
/// <param name="Bound">The bound, a tidy figure.</param>
/// <param name="Why">The measured value with its interval and chance, and the way from there to the bound; for a comment.</param>
/// <param name="Confidence">The confidence level with which the limit is to be judged; null where the value alone counts.</param>
internal sealed record ChosenLimit(string Metric, LimitKind Kind, double Bound, string Why, double? Confidence);

/// <summary>The limits that were chosen for one metric.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Limits">The limits; empty where none would mean anything.</param>
/// <param name="Why">The measured value with its interval and chance, or why there is no limit; for a comment.</param>
internal sealed record MetricChoice(Metric Metric, ImmutableArray<ChosenLimit> Limits, string Why);

/// <summary>Wishes about the limits that are chosen.</summary>
internal sealed record LimitWishes
{
    /// <summary>True when limits against a baseline are wanted, too.</summary>
    public bool Baseline { get; init; }

    /// <summary>The confidence level with which limits are to be judged; null for the plainest form.</summary>
    public double? Confidence { get; init; }
}
