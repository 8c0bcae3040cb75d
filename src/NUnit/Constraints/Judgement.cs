using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Gates.Baselines;
using QualityGate.Gates.Suppressions;
using QualityGate.Metrics;
using QualityGate.Runs.Suppressions;

namespace QualityGate.NUnit;

/// <summary>The verdicts on the thresholds of one entry.</summary>
internal sealed record Judgement(GateEntry Entry, ModelAnalysis Analysis, ImmutableArray<Verdict> Verdicts)
{
    public ImmutableArray<Diagnostic> Violations =>
        [.. Verdicts.Where(verdict => verdict.State != VerdictState.NotMeasured).SelectMany(verdict => verdict.Describe(Entry.Name))];

    public IEnumerable<string> Unmeasured =>
        Verdicts
            .Where(verdict => verdict.State == VerdictState.NotMeasured)
            .SelectMany(verdict => verdict.Describe(Entry.Name))
            .Select(diagnostic => diagnostic.ToString());

    /// <summary>The violations and inconclusive limits that an exception covers.</summary>
    public IEnumerable<Diagnostic> Suppressed => Violations.Where(violation => violation.Suppression is not null);

    /// <summary>The exceptions that would cover a limit that is not kept, and have expired.</summary>
    public IEnumerable<Diagnostic> Expired =>
        Entry
            .Suppressions.Expired.Where(exception =>
                Verdicts.Any(verdict => verdict.Limits.Any(limit => SuppressionJudge.Covers(exception, verdict, limit, Entry.Name)))
            )
            .Select(SuppressionFindings.OfExpired);

    public bool Passed => !Violations.Any(violation => violation.Fails);

    public static Judgement Of(GateEntry entry, ModelAnalysis analysis, IBaseline? baseline)
    {
        ImmutableArray<Verdict> verdicts = [.. entry.Thresholds.Select(threshold => Verdict.Of(threshold, analysis, baseline))];
        return new Judgement(entry, analysis, SuppressionJudge.Apply(verdicts, entry.Name, entry.Suppressions));
    }

    public Finding Describe(string demanded)
    {
        var held = Verdicts.Count(verdict => verdict.Passed);
        var suppressed = Verdicts.Count(verdict => verdict.State == VerdictState.Suppressed) is > 0 and var count
            ? $", {count} suppressed,"
            : string.Empty;
        return Finding.Of(
            () => $"{held} of {Verdicts.Length} thresholds hold{suppressed} in {Analysis.Measurements}",
            () =>
                [
                    .. Lines("Violated", Violations.Where(violation => violation.Suppression is null)),
                    .. Lines("Excepted", Suppressed),
                    .. FailureReport.Attach(
                        Entry,
                        Analysis,
                        $"{held} of {Verdicts.Length} thresholds of '{Entry.Name}' hold{suppressed.TrimEnd(',')}; asserted was: {demanded}."
                    ),
                    .. Verdicts
                        .Where(verdict => verdict.State is not (VerdictState.Passed or VerdictState.Suppressed))
                        .Take(1)
                        .SelectMany(verdict => Measurement.Pairs(Analysis, verdict.Threshold.Metric, verdict.Effect)),
                ]
        );
    }

    private static IEnumerable<MessageLine> Lines(string head, IEnumerable<Diagnostic> violations)
    {
        string[] lines = [.. violations.Select(violation => $"{Place(violation)}: {violation.Message}{Exception(violation)}")];
        return lines.Length == 0 ? [] : [new MessageLine(head, [.. lines])];
    }

    private static string Exception(Diagnostic violation) =>
        violation.Suppression is { } granted ? $" ({Suppression.Describe(granted.Reason, granted.Expires)})" : string.Empty;

    private static SourceLocation Place(Diagnostic violation) =>
        violation.Location with
        {
            File = Path.GetFileName(violation.Location.File),
        };
}
