using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Gates.Judging;
using QualityGate.Gates.Suppressions;
using QualityGate.Hierarchies;
using QualityGate.Hierarchies.Reading;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;
using QualityGate.Results;
using QualityGate.Runs.Baselines;

namespace QualityGate.Runs;

/// <summary>Gates one model: analyses it, measures its metrics, and judges them and its parts.</summary>
internal static class ModelGate
{
    /// <summary>Gates one model.</summary>
    /// <param name="entry">The model, and what is demanded of it; thresholds may be empty.</param>
    /// <param name="hierarchies">The hierarchies of the run.</param>
    /// <param name="progress">Is told how far a computation is that takes long.</param>
    /// <param name="cancellationToken">Stops a long run.</param>
    /// <returns>The report.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static ModelResult Check(
        GateEntry entry,
        LoadedHierarchies hierarchies,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default
    ) => Check(entry, known: null, hierarchies, baseline: null, progress, cancellationToken);

    /// <summary>Gates one model of a run, which may have a baseline, and may have been analysed.</summary>
    public static ModelResult Check(
        GateEntry entry,
        ModelAnalysis? known,
        LoadedHierarchies hierarchies,
        RunBaseline? baseline,
        IProgress<string>? progress,
        CancellationToken cancellationToken
    ) => Check(entry, known, () => hierarchies.Of(entry.Inputs.Hierarchy, cancellationToken), baseline, progress, cancellationToken);

    /// <summary>Gates one model, whose labels name concepts of a hierarchy that is at hand.</summary>
    public static ModelResult Check(
        GateEntry entry,
        Hierarchy hierarchy,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default
    ) => Check(entry, known: null, () => hierarchy, baseline: null, progress, cancellationToken);

    private static ModelResult Check(
        GateEntry entry,
        ModelAnalysis? known,
        Func<Hierarchy> hierarchy,
        RunBaseline? baseline,
        IProgress<string>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(entry);
        try
        {
            var analysis = known ?? ModelAnalyzer.Analyze(entry.Inputs, hierarchy(), progress, cancellationToken);
            var (compared, warnings) = baseline?.Of(entry, analysis, cancellationToken) ?? (null, []);
            return Check(entry, analysis, compared, warnings, progress, cancellationToken);
        }
        catch (QualityGateException e)
        {
            return Unmeasured(entry, e.Diagnostics);
        }
        catch (Exception e) when (MemoryLimit.IsReached(e))
        {
            return Unmeasured(entry, [MemoryLimit.Describe(entry.Inputs.Model.NamedAt, $"to analyse '{entry.Name}'")]);
        }
    }

    /// <summary>Gates a model that has been analysed.</summary>
    /// <param name="entry">The model, and what is demanded of it; thresholds may be empty.</param>
    /// <param name="analysis">Its analysis.</param>
    /// <param name="progress">Is told how far a computation is that takes long.</param>
    /// <param name="baseline">The values to compare with; null where there is no baseline of the model.</param>
    /// <param name="cancellationToken">Stops a long run.</param>
    /// <returns>The report.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static ModelResult Check(
        GateEntry entry,
        ModelAnalysis analysis,
        IProgress<string>? progress = null,
        IBaseline? baseline = null,
        CancellationToken cancellationToken = default
    ) => Check(entry, analysis, baseline, warnings: [], progress, cancellationToken);

    /// <summary>Makes the result of a model that has been judged: its verdicts stand in it as they are.</summary>
    /// <param name="judged">The model.</param>
    /// <param name="cancellationToken">Stops a long computation.</param>
    /// <returns>The report.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static ModelResult Report(JudgedModel judged, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(judged);
        var bootstrap = Draw(judged.Entry, judged.Analysis, progress: null, cancellationToken);
        return Report(judged, Measure(judged.Entry, judged.Analysis, bootstrap, cancellationToken));
    }

    private static ModelResult Check(
        GateEntry entry,
        ModelAnalysis analysis,
        IBaseline? baseline,
        ImmutableArray<Diagnostic> warnings,
        IProgress<string>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(analysis);
        var bootstrap = Draw(entry, analysis, progress, cancellationToken);
        var metrics = Measure(entry, analysis, bootstrap, cancellationToken);
        var judged = JudgedModel.Of(
            entry,
            analysis,
            baseline,
            threshold =>
                Verdict.Of(
                    threshold,
                    metrics.First(measured => measured.Metric == threshold.Metric).Result,
                    threshold.Confidence is { } level ? bootstrap.Interval(threshold.Metric, level) : null,
                    baseline
                ) with
                {
                    Samples = analysis.Confusion?.Samples,
                }
        );
        return Report(judged with { BaselineWarnings = warnings }, metrics);
    }

    private static Bootstrap Draw(
        GateEntry entry,
        ModelAnalysis analysis,
        IProgress<string>? progress,
        CancellationToken cancellationToken
    ) =>
        Bootstrap.Run(
            analysis,
            MetricCatalog.All.Where(metric => LevelOf(entry, metric) is not null),
            DrawingProgress.Of(entry.Name, progress),
            cancellationToken
        );

    private static ImmutableArray<MeasuredMetric> Measure(
        GateEntry entry,
        ModelAnalysis analysis,
        Bootstrap bootstrap,
        CancellationToken cancellationToken
    )
    {
        var measured = new MeasuredMetric[MetricCatalog.All.Length];
        Parallel.For(
            0,
            measured.Length,
            new ParallelOptions { CancellationToken = cancellationToken },
            index =>
            {
                var metric = MetricCatalog.All[index];
                var interval = LevelOf(entry, metric) is { } level ? bootstrap.Interval(metric, level) : null;
                measured[index] = new MeasuredMetric(metric, analysis.Measure(metric), metric.Chance(analysis), interval?.Interval)
                {
                    WhyNoInterval = interval?.WhyNone,
                };
            }
        );
        return [.. measured];
    }

    private static ModelResult Report(JudgedModel judged, ImmutableArray<MeasuredMetric> metrics)
    {
        var (entry, analysis) = (judged.Entry, judged.Analysis);
        return ResultOf.Measured(
            entry,
            analysis,
            metrics,
            judged.Verdicts,
            judged.Parts,
            [
                .. Marked(
                    entry,
                    [.. analysis.Diagnostics, .. analysis.Analysed.ChangesSince(), .. ModelWarnings.Of(entry, analysis, metrics)]
                ),
                .. judged.Mistakes,
                .. judged.Describe(),
                .. Marked(entry, judged.BaselineWarnings),
            ]
        ) with
        {
            ConfusionChanges = ConfusionChangesOf.Of(judged.Baseline, analysis),
            ClusterChanges = ClusterChangesOf.Of(judged.Baseline, analysis),
        };
    }

    private static ModelResult Unmeasured(GateEntry entry, ImmutableArray<Diagnostic> diagnostics)
    {
        var unmeasured = MetricResult.Undefined("could not be measured");
        return ResultOf.Unmeasured(
            entry,
            entry.Thresholds.Select(threshold => Verdict.Of(threshold, unmeasured)),
            Marked(entry, diagnostics)
        );
    }

    private static IEnumerable<Diagnostic> Marked(GateEntry entry, IEnumerable<Diagnostic> diagnostics) =>
        SuppressionJudge.Mark(diagnostics, entry.Name, entry.Suppressions);

    // The level at which a metric's interval is asked for: by its threshold, or for all metrics.
    private static double? LevelOf(GateEntry entry, Metric metric) =>
        entry.Thresholds.FirstOrDefault(threshold => threshold.Metric == metric)?.Confidence
        ?? (metric.Randomness == RandomSource.None ? null : entry.Confidence);
}
