using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration.Reading;
using QualityGate.Configuration.Suppressions;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Gates.Judging;
using QualityGate.Gates.Parts;
using QualityGate.Gates.Suppressions;
using QualityGate.Metrics;
using QualityGate.Reports.Verdicts;
using QualityGate.Runs.Suppressions;

namespace QualityGate.NUnit;

/// <summary>The verdicts on the thresholds of one entry, as an assertion takes them.</summary>
internal sealed record Judgement(JudgedModel Model)
{
    private GateEntry Entry => Model.Entry;

    private ModelAnalysis Analysis => Model.Analysis;

    private ImmutableArray<Verdict> Verdicts => Model.Verdicts;

    private ImmutableArray<PartLineVerdict> Parts => Model.Parts;

    public ImmutableArray<Diagnostic> Violations =>
        [
            .. Verdicts.Where(verdict => verdict.State != VerdictState.NotMeasured).SelectMany(verdict => verdict.Describe(Entry.Name)),
            .. OfParts.Where(diagnostic => !IsUnmeasured(diagnostic)),
        ];

    public IEnumerable<string> Unmeasured =>
        Verdicts
            .Where(verdict => verdict.State == VerdictState.NotMeasured)
            .SelectMany(verdict => verdict.Describe(Entry.Name))
            .Concat(OfParts.Where(IsUnmeasured))
            .Concat(Model.Mistakes)
            .Select(diagnostic => diagnostic.ToString());

    /// <summary>The violations and inconclusive limits that an exception covers.</summary>
    public IEnumerable<Diagnostic> Suppressed => Violations.Where(violation => violation.Suppression is not null);

    /// <summary>The exceptions that would cover a limit that is not kept, and have expired.</summary>
    public IEnumerable<Diagnostic> Expired
    {
        get
        {
            var expired = new SuppressionIndex(Entry.Suppressions.Expired, Entry.Name);
            return Verdicts
                .Concat(Parts.SelectMany(line => line.Parts).Select(part => part.Verdict))
                .SelectMany(verdict =>
                    verdict.Limits.SelectMany(limit =>
                        expired.All(verdict.Part, exception => SuppressionJudge.Covers(exception, verdict, limit, Entry.Name))
                    )
                )
                .Distinct()
                .Select(SuppressionFindings.OfExpired);
        }
    }

    /// <summary>The exceptions that cover a violation, and end soon.</summary>
    public IEnumerable<Diagnostic> Ending
    {
        get
        {
            var used = Suppressed.Select(violation => violation.Suppression!.Location).ToHashSet();
            return Entry
                .Suppressions.Ending.Where(exception => used.Contains(exception.Granted.Location))
                .Select(SuppressionFindings.OfEnding);
        }
    }

    public bool Passed =>
        VerdictStates.Pass(
            VerdictStates.Fold(Verdicts.Select(verdict => verdict.StateInModel).Concat(Parts.Select(line => line.StateInModel)))
        );

    private IEnumerable<Diagnostic> OfParts => Parts.SelectMany(line => line.Describe(Entry.Name));

    private static bool IsUnmeasured(Diagnostic diagnostic) =>
        diagnostic.Severity == Severity.Error && !DiagnosticCodes.OfJudgedLimits.Contains(diagnostic.Code);

    public Finding Describe(string demanded)
    {
        Outcome[] outcomes = [.. Verdicts.Select(verdict => verdict.Outcome), .. Parts.Select(line => line.Outcome)];
        var (held, all) = (outcomes.Count(outcome => outcome == Outcome.Passed), outcomes.Length);
        var open = OutcomeWords.NotCompared(outcomes.Count(outcome => outcome == Outcome.NotCompared));
        var suppressed = Verdicts.Count(HasException) + Parts.Count(line => line.Parts.Any(part => HasException(part.Verdict)))
            is > 0
                and var count
            ? $", {count} suppressed,"
            : string.Empty;
        var aside = open.Length > 0 && suppressed.Length == 0 ? $"{open}," : open + suppressed;
        return Finding.Of(
            () => $"{held} of {all} thresholds hold{aside} in {Analysis.Measurements}",
            () =>
                [
                    .. Lines("Violated", Violations.Where(violation => violation is { Suppression: null, Severity: Severity.Error })),
                    .. Lines("Warned", Violations.Where(violation => violation is { Suppression: null, Severity: not Severity.Error })),
                    .. Lines("Excepted", Suppressed),
                    .. FailureReport.Attach(
                        Model,
                        $"{held} of {all} thresholds of '{Entry.Name}' hold{aside.TrimEnd(',')}; asserted was: {demanded}."
                    ),
                    .. Verdicts
                        .Where(verdict => verdict.State is not (VerdictState.Passed or VerdictState.Suppressed))
                        .Take(1)
                        .SelectMany(verdict => Measurement.Pairs(Analysis, verdict.Threshold.Metric, verdict.Effect)),
                ]
        );
    }

    // Another limit of the same threshold may be violated or inconclusive.
    private static bool HasException(Verdict verdict) => verdict.Limits.Any(limit => limit.State == VerdictState.Suppressed);

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
