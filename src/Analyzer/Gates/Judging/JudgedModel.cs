using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Gates.Parts;
using QualityGate.Gates.Suppressions;

namespace QualityGate.Gates.Judging;

/// <summary>A model that has been judged. Its result is made of these verdicts, and nothing is judged a second time.</summary>
/// <param name="Entry">The model, and what was demanded of it; its exceptions name classes and concepts as verdicts do.</param>
/// <param name="Analysis">Its analysis.</param>
/// <param name="Baseline">The values that it was compared with; null where there is no baseline of it.</param>
/// <param name="Verdicts">The verdicts on its thresholds.</param>
/// <param name="Parts">The verdicts on its parts.</param>
internal sealed record JudgedModel(
    GateEntry Entry,
    ModelAnalysis Analysis,
    IBaseline? Baseline,
    ImmutableArray<Verdict> Verdicts,
    ImmutableArray<PartLineVerdict> Parts
)
{
    /// <summary>Exceptions whose names may be those of several classes or concepts.</summary>
    public ImmutableArray<Diagnostic> Mistakes { get; private init; } = [];

    /// <summary>Warnings about the baseline.</summary>
    public ImmutableArray<Diagnostic> BaselineWarnings { get; init; } = [];

    /// <summary>Judges a model, and of its metrics measures only those that something is demanded of.</summary>
    public static JudgedModel Of(GateEntry entry, ModelAnalysis analysis, IBaseline? baseline = null) =>
        Of(entry, analysis, baseline, threshold => Verdict.Of(threshold, analysis, baseline));

    /// <summary>Judges a model.</summary>
    /// <param name="entry">The model, and what is demanded of it.</param>
    /// <param name="analysis">Its analysis.</param>
    /// <param name="baseline">The values to compare with; null where there is no baseline of the model.</param>
    /// <param name="judge">Judges a threshold, regardless of exceptions.</param>
    public static JudgedModel Of(GateEntry entry, ModelAnalysis analysis, IBaseline? baseline, Func<Threshold, Verdict> judge)
    {
        (entry, var mistakes) = ExceptionNames.Resolve(entry, analysis);
        return new JudgedModel(
            entry,
            analysis,
            baseline,
            SuppressionJudge.Apply([.. entry.Thresholds.Select(judge)], entry.Name, entry.Suppressions),
            [
                .. entry.Parts.Select(line =>
                    SuppressionJudge.Apply(PartJudge.Of(line, analysis, entry.Name, baseline), entry.Name, entry.Suppressions)
                ),
            ]
        )
        {
            Mistakes = mistakes,
        };
    }

    /// <summary>The reports of all thresholds and parts that did not simply pass.</summary>
    public IEnumerable<Diagnostic> Describe() =>
        Verdicts.SelectMany(verdict => verdict.Describe(Entry.Name)).Concat(Parts.SelectMany(line => line.Describe(Entry.Name)));
}
