using System.Collections.Immutable;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Metrics;
using QualityGate.Text;

namespace QualityGate.Configuration;

/// <summary>Finds limits against a baseline that make no sense, before anything is measured.</summary>
internal static class BaselineLimits
{
    /// <summary>The distances that are out of range, and those that contradict each other.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="limits">The limits of one threshold.</param>
    /// <param name="reader">The threshold, for the places of its keys.</param>
    public static IEnumerable<Diagnostic> Mistakes(Metric metric, ImmutableArray<Limit> limits, MappingReader reader)
    {
        SourceLocation Place(Limit limit) => reader.Node(limit.Key)!.Location;
        foreach (var limit in limits.Where(limit => limit.IsOfBaseline))
        {
            if (Fault(metric, limit) is { } fault)
            {
                yield return Diagnostic.Error(
                    DiagnosticCodes.DifferenceOutOfRange,
                    Place(limit),
                    $"'{limit.Key}: {Figure.FormatLimit(limit.Bound)}' of {metric.Name} {fault}"
                );
            }
        }

        var least = limits.FirstOrDefault(limit => limit.Kind == LimitKind.MinimumGain);
        if (least is null)
        {
            yield break;
        }

        foreach (var drop in limits.Where(limit => limit.IsOfDrop))
        {
            yield return Diagnostic.Error(
                DiagnosticCodes.InvalidLimits,
                Place(drop),
                $"'{least.Key}' demands that {metric.Name} gets better, so that '{drop.Key}' allows nothing; remove one of them."
            );
        }

        if (limits.FirstOrDefault(limit => limit.Kind == LimitKind.MaximumGain) is { } greatest && greatest.Bound < least.Bound)
        {
            yield return Diagnostic.Error(
                DiagnosticCodes.InvalidLimits,
                Place(least),
                $"no change of {metric.Name} is a gain of at least {Figure.FormatLimit(least.Bound)} and of at most "
                    + $"{Figure.FormatLimit(greatest.Bound)}."
            );
        }
    }

    /// <summary>A complaint about each limit against a baseline in a file that names none.</summary>
    /// <param name="demands">The demands of the file.</param>
    /// <param name="isBuilt">Whether a build has written the file, so that no person can add a line to it.</param>
    public static IEnumerable<Diagnostic> WithoutBaseline(IEnumerable<Threshold> demands, bool isBuilt) =>
        demands
            .SelectMany(threshold => threshold.Limits.Where(limit => limit.IsOfBaseline).Select(limit => (threshold, limit)))
            .DistinctBy(found => found.threshold.PlaceOf(found.limit))
            .Select(found =>
                Diagnostic.Error(
                    DiagnosticCodes.BaselineNeeded,
                    found.threshold.PlaceOf(found.limit),
                    $"'{found.limit.Key}' compares {found.threshold.Name} with a baseline, and "
                        + (
                            isBuilt
                                ? "the items of a build name none; gate the model by a thresholds.yml that has the line "
                                    + "'baseline: quality-baseline.json'."
                                : "the file names none; add the line 'baseline: quality-baseline.json' above 'models'."
                        )
                )
            );

    /// <summary>A warning where a baseline is named and not one limit compares with it: a model that gets worse would pass.</summary>
    /// <param name="demands">The demands of the run.</param>
    /// <param name="baseline">The baseline; null where none is named.</param>
    public static IEnumerable<Diagnostic> WithoutLimits(IEnumerable<Threshold> demands, BaselineSource? baseline)
    {
        if (baseline is not null && !demands.Any(threshold => threshold.Limits.Any(IsOfBaseline)))
        {
            yield return Diagnostic.Warning(
                DiagnosticCodes.BaselineWithoutLimits,
                baseline.File.NamedAt,
                $"no limit compares with the baseline '{baseline.Text}', so that a model that gets worse passes; write one, such as "
                    + "'accuracy: { max-drop: 0.02 }'."
            );
        }

        static bool IsOfBaseline(Limit limit) => limit.IsOfBaseline;
    }

    private static string? Fault(Metric metric, Limit limit)
    {
        var contrary = limit.Kind switch
        {
            LimitKind.MaximumDrop => "min-gain",
            LimitKind.MinimumGain => "max-drop",
            _ => null,
        };
        if (limit.Bound < 0)
        {
            return $"is no distance, which is 0 or more{(contrary is null ? string.Empty : $"; write '{contrary}: "
                + $"{Figure.FormatLimit(-limit.Bound)}' where the contrary is meant")}.";
        }

        // Of a share, all of it is the most that can be lost; beyond that a percentage was meant.
        var (range, words) =
            limit.Kind == LimitKind.MaximumRelativeDrop ? (1, "is a share of the baseline's value, from 0 to less than 1")
            : double.IsFinite(metric.Greatest - metric.Least)
                ? (
                    metric.Greatest - metric.Least,
                    $"{(limit.IsLeast ? "can never hold" : "cannot fail")}: the metric lies between "
                        + $"{Figure.FormatLimit(metric.Least)} and {Figure.FormatLimit(metric.Greatest)}"
                )
            : (double.PositiveInfinity, string.Empty);
        if (limit.IsLeast ? limit.Bound <= range : limit.Bound < range)
        {
            return null;
        }

        var percent =
            range == 1 && limit.Bound is >= 1 and < 100 ? $" Did you mean {Figure.FormatLimit(limit.Bound / 100)}?" : string.Empty;
        return $"{words}.{percent}";
    }
}
