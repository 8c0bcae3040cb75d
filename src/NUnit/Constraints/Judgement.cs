using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Gates.Baselines;
using QualityGate.Metrics;

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

    public bool Passed => Violations.All(violation => violation.Severity == Severity.Warning);

    public static Judgement Of(GateEntry entry, ModelAnalysis analysis, IBaseline? baseline)
    {
        ImmutableArray<Verdict> verdicts = [.. entry.Thresholds.Select(threshold => Verdict.Of(threshold, analysis, baseline))];
        return new Judgement(entry, analysis, verdicts);
    }

    public Finding Describe(string demanded)
    {
        var held = Verdicts.Count(verdict => verdict.Passed);
        return Finding.Of(
            () => $"{held} of {Verdicts.Length} thresholds hold in {Analysis.Measurements}",
            () =>
                [
                    .. Violations is { IsEmpty: false } violations
                        ? (IEnumerable<MessageLine>)
                            [new MessageLine("Violated", [.. violations.Select(violation => $"{Place(violation)}: {violation.Message}")])]
                        : [],
                    .. FailureReport.Attach(
                        Entry,
                        Analysis,
                        $"{held} of {Verdicts.Length} thresholds of '{Entry.Name}' hold; asserted was: {demanded}."
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
