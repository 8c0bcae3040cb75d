using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Gates.Parts;
using QualityGate.Metrics;
using QualityGate.Runs.Baselines;

namespace QualityGate.ErrorRates.Rates;

/// <summary>Gates the models of one repetition, as a run of the gate does.</summary>
internal static class Repetition
{
    private const double Level = 0.95;

    /// <summary>The metrics that <c>confidence</c> may be asked of.</summary>
    public static IReadOnlyList<Metric> WithIntervals { get; } =
    [.. MetricCatalog.All.Where(metric => metric.Randomness != Metrics.RandomSource.None)];

    /// <summary>The verdicts on all that may come after the accepted model.</summary>
    public static IEnumerable<Judged> Judge(SimulatedModels models)
    {
        foreach (var verdict in Cases.Harmless.SelectMany(of => JudgeDrops(models, of)))
        {
            yield return verdict;
        }

        Threshold[] limits = [.. InitLimits.Of(models.Accepted)];
        var superclasses = InitLimits.OfSuperclasses(models.Accepted);
        foreach (var of in Cases.Harmless.Concat(Cases.Damages))
        {
            Verdict[] verdicts = [.. limits.Select(threshold => Verdict.Of(threshold, models.Later[of].Analysis))];
            foreach (var verdict in verdicts)
            {
                yield return new Judged(Part.Init, of, verdict.Threshold.Metric.Name, verdict.State);
            }

            var ofParts = superclasses is null ? VerdictState.Passed : PartJudge.Of(superclasses, models.Later[of].Analysis, "model").State;
            yield return new Judged(Part.Init, of, Judged.Any, VerdictStates.Fold([.. verdicts.Select(verdict => verdict.State), ofParts]));
        }
    }

    // No metric may be worse than it was, and nothing is allowed for chance but what the interval of the difference does.
    private static IEnumerable<Judged> JudgeDrops(SimulatedModels models, string of)
    {
        var (analysis, samples) = models.Later[of];
        var entry = new GateEntry("model", new AnalysisInputs(analysis.Classifier.Path), []);
        var stored = BaselineModelOf.Of(entry, models.Accepted, [], [.. models.Samples.ToSamples()]);
        var baseline = new ComparedBaseline(
            "baseline",
            "none",
            stored,
            analysis,
            () => of == Cases.Retrained ? [.. samples.ToSamples()] : null,
            WithIntervals,
            CancellationToken.None
        );
        return WithIntervals.Select(metric =>
        {
            var limit = new Limit(LimitKind.MaximumDrop, 0);
            var threshold = new Threshold(metric, metric.Name, [limit], Severity.Error, new SourceLocation("drop")) { Confidence = Level };
            return new Judged(Part.Drop, of, metric.Name, JudgeDrop(threshold, analysis, baseline));
        });
    }

    // The value's own interval decides nothing here, and is not drawn.
    private static VerdictState JudgeDrop(Threshold threshold, ModelAnalysis analysis, ComparedBaseline baseline) =>
        Verdict.Of(threshold, analysis.Measure(threshold.Metric), interval: null, baseline).State;
}
