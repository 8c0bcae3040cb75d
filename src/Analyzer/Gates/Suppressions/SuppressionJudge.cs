using System.Collections.Immutable;
using QualityGate.Configuration.Suppressions;
using QualityGate.Diagnostics;
using QualityGate.Gates.Parts;

namespace QualityGate.Gates.Suppressions;

/// <summary>
/// The one place where exceptions are applied: to limits that are violated or inconclusive, and to warnings. What could not be measured
/// stays so, and folding states upwards is as without them.
/// </summary>
internal static class SuppressionJudge
{
    /// <summary>The verdicts with the limits suppressed that an exception covers.</summary>
    /// <param name="verdicts">The verdicts on a model.</param>
    /// <param name="model">The name of the model.</param>
    /// <param name="exceptions">The exceptions, and the day on which they are asked.</param>
    public static ImmutableArray<Verdict> Apply(ImmutableArray<Verdict> verdicts, string model, SuppressionSet exceptions) =>
        exceptions.Entries.IsEmpty ? verdicts : Apply(verdicts, model, new SuppressionIndex(exceptions.Active, model));

    /// <summary>The verdicts on the parts of a line with the limits suppressed that an exception covers.</summary>
    /// <param name="line">The verdicts on a line.</param>
    /// <param name="model">The name of the model.</param>
    /// <param name="exceptions">The exceptions, and the day on which they are asked.</param>
    public static PartLineVerdict Apply(PartLineVerdict line, string model, SuppressionSet exceptions)
    {
        if (exceptions.Entries.IsEmpty)
        {
            return line;
        }

        var index = new SuppressionIndex(exceptions.Active, model);
        return line with { Parts = [.. line.Parts.Select(part => part with { Verdict = Apply(part.Verdict, model, index) })] };
    }

    private static ImmutableArray<Verdict> Apply(ImmutableArray<Verdict> verdicts, string model, SuppressionIndex exceptions) =>
        [.. verdicts.Select(verdict => Apply(verdict, model, exceptions))];

    private static Verdict Apply(Verdict verdict, string model, SuppressionIndex exceptions) =>
        verdict with
        {
            Limits = [.. verdict.Limits.Select(limit => Judge(verdict, limit, model, exceptions))],
        };

    /// <summary>Diagnostics with the warnings marked that an exception covers.</summary>
    /// <param name="diagnostics">The diagnostics; those of limits are left as they are.</param>
    /// <param name="model">The name of the model that they are about; null where they are about the whole run.</param>
    /// <param name="exceptions">The exceptions, and the day on which they are asked.</param>
    public static IEnumerable<Diagnostic> Mark(IEnumerable<Diagnostic> diagnostics, string? model, SuppressionSet exceptions)
    {
        if (exceptions.Entries.IsEmpty)
        {
            return diagnostics;
        }

        var index = new SuppressionIndex(exceptions.Active, model);
        return diagnostics.Select(diagnostic =>
            diagnostic.Severity == Severity.Warning && !DiagnosticCodes.OfJudgedLimits.Contains(diagnostic.Code)
                ? diagnostic with
                {
                    Suppression = index.Find(part: null, entry => Matches(entry, diagnostic.Code, model))?.Granted,
                }
                : diagnostic
        );
    }

    /// <summary>True when an exception would cover a limit that did not pass, whatever the day.</summary>
    public static bool Covers(SuppressionEntry entry, Verdict verdict, LimitVerdict limit, string model) =>
        // Of an inconclusive limit that passes in silence there is nothing to suppress.
        limit is { Outcome: Outcome.Inconclusive or Outcome.Warned or Outcome.Failed, Code: { } code }
        && Matches(entry, code, model)
        && (entry.Metric is null || entry.Metric.Name == verdict.Threshold.Metric.Name)
        && (verdict.Part is { } part ? part.IsMeantBy(entry) : entry is { Class: null, Superclass: null, Pair: null });

    private static LimitVerdict Judge(Verdict verdict, LimitVerdict limit, string model, SuppressionIndex exceptions) =>
        limit.Code is not null && exceptions.Find(verdict.Part, entry => Covers(entry, verdict, limit, model)) is { } entry
            ? limit with
            {
                Suppression = entry.Granted,
            }
            : limit;

    private static bool Matches(SuppressionEntry entry, string code, string? model) =>
        entry.Code == code && (entry.Model is null || entry.Model == model);
}
