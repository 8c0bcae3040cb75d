using System.Text.Json;
using QualityGate.Configuration;
using QualityGate.Gates;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Verdicts;

/// <summary>A verdict in a few words, for formats without a table.</summary>
internal static class VerdictText
{
    /// <summary>The threshold, such as <c>accuracy min 0.5, max-drop 0.01 at 95 %</c>.</summary>
    public static string Demand(VerdictResult verdict) =>
        $"{verdict.Metric}{Part(verdict.Part)} {Threshold.DescribeLimits(Limits(verdict), verdict.Confidence)}".TrimEnd();

    private static string Part(PartResult? part) =>
        part is null ? string.Empty
        : part.To is null ? $" of {Kind(part)} {part.Name}"
        : $" of {part.Name} as {part.ToName}";

    private static string Kind(PartResult part) => part.Kind == PartKind.Class ? "class" : "superclass";

    /// <summary>The facts: the value, its interval, the baseline.</summary>
    public static IEnumerable<string> Facts(VerdictResult verdict)
    {
        yield return $"value: {(verdict.Value is { } value ? Figure.FormatLimit(value) : "not measured")}";
        if (verdict is { Low: { } low, High: { } high })
        {
            yield return $"interval: {Figure.FormatLimit(low)} to {Figure.FormatLimit(high)}";
        }

        if (verdict.Baseline is { } baseline)
        {
            yield return $"baseline: {(baseline.Value is { } before ? Figure.FormatLimit(before) : "none")}";
            if (baseline.Difference is { } difference)
            {
                yield return $"change: {Figure.FormatLimit(difference)}";
            }
        }
    }

    /// <summary>The state as reports write it, such as <c>not-measured</c>.</summary>
    public static string State(VerdictState state) =>
        state switch
        {
            VerdictState.Passed => "passed",
            VerdictState.Violated => "violated",
            VerdictState.Inconclusive => "inconclusive",
            VerdictState.Suppressed => "suppressed",
            _ => "not-measured",
        };

    /// <summary>The outcome as reports for programs write it, such as <c>not-compared</c>.</summary>
    public static string Outcome(Outcome outcome) => JsonNamingPolicy.KebabCaseLower.ConvertName(outcome.ToString());

    /// <summary>The limits of a threshold, of reports of earlier versions, too.</summary>
    public static IEnumerable<(string Key, double Bound)> Limits(VerdictResult verdict) =>
        verdict.Limits is { } limits
            ? limits.Select(limit => (limit.Limit, limit.Bound))
            :
            [
                .. verdict.Min is { } min ? [("min", min)] : Array.Empty<(string, double)>(),
                .. verdict.Max is { } max ? [("max", max)] : Array.Empty<(string, double)>(),
            ];
}
