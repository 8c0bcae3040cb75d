using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Gates.Baselines;
using QualityGate.Gates.Parts;
using QualityGate.Metrics;

namespace QualityGate.NUnit;

/// <summary>The verdicts on the thresholds of one entry.</summary>
internal sealed record Judgement(
    GateEntry Entry,
    ModelAnalysis Analysis,
    ImmutableArray<Verdict> Verdicts,
    ImmutableArray<PartLineVerdict> Parts
)
{
    private static readonly string[] DecidedByVerdicts = [DiagnosticCodes.ThresholdViolated, DiagnosticCodes.LimitInconclusive];

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
            .Select(diagnostic => diagnostic.ToString());

    public bool Passed => Violations.All(violation => violation.Severity == Severity.Warning);

    public static Judgement Of(GateEntry entry, ModelAnalysis analysis, IBaseline? baseline)
    {
        ImmutableArray<Verdict> verdicts = [.. entry.Thresholds.Select(threshold => Verdict.Of(threshold, analysis, baseline))];
        return new Judgement(
            entry,
            analysis,
            verdicts,
            [.. entry.Parts.Select(line => PartJudge.Of(line, analysis, entry.Name, baseline))]
        );
    }

    private IEnumerable<Diagnostic> OfParts => Parts.SelectMany(line => line.Describe(Entry.Name));

    private static bool IsUnmeasured(Diagnostic diagnostic) =>
        diagnostic.Severity == Severity.Error && !DecidedByVerdicts.Contains(diagnostic.Code);

    public Finding Describe(string demanded)
    {
        var held = Verdicts.Count(verdict => verdict.Passed) + Parts.Count(line => line.Passed);
        var all = Verdicts.Length + Parts.Length;
        return Finding.Of(
            () => $"{held} of {all} thresholds hold in {Analysis.Measurements}",
            () =>
                [
                    .. Violations is { IsEmpty: false } violations
                        ? (IEnumerable<MessageLine>)
                            [new MessageLine("Violated", [.. violations.Select(violation => $"{Place(violation)}: {violation.Message}")])]
                        : [],
                    .. FailureReport.Attach(
                        Entry,
                        Analysis,
                        $"{held} of {all} thresholds of '{Entry.Name}' hold; asserted was: {demanded}."
                    ),
                    .. Verdicts
                        .Where(verdict => !verdict.Passed)
                        .Take(1)
                        .SelectMany(verdict => Measurement.Pairs(Analysis, verdict.Threshold.Metric, verdict.Effect)),
                ]
        );
    }

    private static SourceLocation Place(Diagnostic violation) =>
        violation.Location with
        {
            File = Path.GetFileName(violation.Location.File),
        };
}
