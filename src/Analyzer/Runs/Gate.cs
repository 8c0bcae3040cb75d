using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Gates.Baselines;
using QualityGate.Gates.Parts;
using QualityGate.Gates.Suppressions;
using QualityGate.Hierarchies;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;
using QualityGate.Results;
using QualityGate.Runs.Baselines;
using QualityGate.Runs.History;
using QualityGate.Runs.Suppressions;
using QualityGate.Text;

namespace QualityGate.Runs;

/// <summary>The gate: the whole way from thresholds.yml to a report. All fronts call this, and only this.</summary>
public static class Gate
{
    /// <summary>Gates the models of a thresholds.yml. A user's mistake is a diagnostic in the report, never an exception.</summary>
    /// <param name="thresholds">The thresholds.yml.</param>
    /// <param name="progress">Is told the name of each model before it is analysed.</param>
    /// <param name="cancellationToken">Stops a long run.</param>
    /// <returns>The report.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static GateResult Check(
        InputPath thresholds,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default
    ) => Check(new GateRequest(thresholds), progress, cancellationToken);

    /// <summary>
    /// Gates what a front asks for. A user's mistake is a diagnostic in the report, not an exception, unless there is to be no report.
    /// </summary>
    /// <param name="request">The gate file.</param>
    /// <param name="progress">Is told the name of each model before it is analysed.</param>
    /// <param name="cancellationToken">Stops a long run.</param>
    /// <returns>The report.</returns>
    /// <exception cref="QualityGateException">A report of the request would overwrite an input (QG0020), or its path cannot be followed
    /// (QG0015).</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    internal static GateResult Check(GateRequest request, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        GateDefinition definition;
        try
        {
            definition = ThresholdsFile.Read(request);
        }
        catch (QualityGateException e)
        {
            EarlierReports.RefuseInputs(request.Reports, request.Source);
            EarlierReports.RefuseOthers(request.Reports);
            return Misconfigured(request, e);
        }

        EarlierReports.RefuseInputs(request.Reports, definition);
        EarlierReports.Remove(request.Reports);
        return Remember(request, definition, Check(definition, progress, cancellationToken));
    }

    /// <summary>Adds a run to its history, where it has one, and the trend to its result.</summary>
    internal static GateResult Remember(GateRequest request, GateDefinition definition, GateResult result) =>
        definition.History is { } history
            ? new RunHistory(history)
            {
                Clock = request.Clock,
                GateFiles = definition
                    .Entries.DistinctBy(entry => entry.Name)
                    .ToDictionary(entry => entry.Name, entry => entry.Inputs.Model.NamedAt.File, StringComparer.Ordinal),
            }.Record(result)
            : result;

    /// <summary>The report when what was asked for cannot even be understood.</summary>
    internal static GateResult Misconfigured(GateRequest request, QualityGateException mistake) =>
        GateResult.Of(
            Path.GetDirectoryName(request.Origin?.File ?? request.Source.FullPath) ?? request.Source.FullPath,
            [],
            mistake.Diagnostics
        );

    /// <summary>Gates the models of a thresholds.yml that has been read.</summary>
    /// <param name="definition">The gate file.</param>
    /// <param name="progress">Is told the name of each model before it is analysed.</param>
    /// <param name="cancellationToken">Stops a long run.</param>
    /// <param name="known">Analyses that are at hand; null for entries without one.</param>
    internal static GateResult Check(
        GateDefinition definition,
        IProgress<string>? progress,
        CancellationToken cancellationToken,
        Func<GateEntry, ModelAnalysis?>? known = null
    )
    {
        RunBaseline? baseline;
        try
        {
            baseline = RunBaseline.Read(definition, cancellationToken);
        }
        catch (QualityGateException e)
        {
            return GateResult.Of(definition.Folder, [], [.. definition.Diagnostics, .. e.Diagnostics]);
        }

        var hierarchies = new LoadedHierarchies();
        var models = ImmutableArray.CreateBuilder<ModelResult>();
        foreach (var entry in definition.Entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(entry.Name);
            models.Add(
                Check(
                    entry,
                    () => known?.Invoke(entry),
                    () => hierarchies.Of(entry.Inputs.Hierarchy, cancellationToken),
                    baseline,
                    progress,
                    cancellationToken
                )
            );
        }

        return GateResult.Of(
            definition.Folder,
            models.ToImmutable(),
            SuppressionFindings.In(definition, models.ToImmutable(), [.. definition.Diagnostics, .. baseline?.Diagnostics ?? []])
        );
    }

    /// <summary>Gates one model.</summary>
    /// <param name="entry">The model, and what is demanded of it; thresholds may be empty.</param>
    /// <param name="hierarchies">The hierarchies of the run.</param>
    /// <param name="progress">Is told how far a computation is that takes long.</param>
    /// <param name="cancellationToken">Stops a long run.</param>
    /// <returns>The report.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    internal static ModelResult Check(
        GateEntry entry,
        LoadedHierarchies hierarchies,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default
    ) => Check(entry, None, () => hierarchies.Of(entry.Inputs.Hierarchy, cancellationToken), baseline: null, progress, cancellationToken);

    /// <summary>Gates one model, whose labels name concepts of a hierarchy that is at hand.</summary>
    internal static ModelResult Check(
        GateEntry entry,
        Hierarchy hierarchy,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default
    ) => Check(entry, None, () => hierarchy, baseline: null, progress, cancellationToken);

    private static ModelAnalysis? None() => null;

    private static ModelResult Check(
        GateEntry entry,
        Func<ModelAnalysis?> known,
        Func<Hierarchy> hierarchy,
        RunBaseline? baseline,
        IProgress<string>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(entry);
        try
        {
            var analysis = known() ?? ModelAnalyzer.Analyze(entry.Inputs, hierarchy(), progress, cancellationToken);
            var (compared, warnings) = baseline?.Of(entry, analysis, cancellationToken) ?? (null, []);
            var result = Check(entry, analysis, progress, compared, cancellationToken);
            return result with { Diagnostics = [.. result.Diagnostics, .. Marked(entry, warnings).Select(DiagnosticResult.Of)] };
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
    internal static ModelResult Check(
        GateEntry entry,
        ModelAnalysis analysis,
        IProgress<string>? progress = null,
        IBaseline? baseline = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(analysis);
        (entry, var mistakes) = ExceptionNames.Resolve(entry, analysis);
        var bootstrap = Bootstrap.Run(
            analysis,
            MetricCatalog.All.Where(metric => LevelOf(entry, metric) is not null),
            DrawingProgress.Of(entry.Name, progress),
            cancellationToken
        );
        ImmutableArray<MeasuredMetric> metrics =
        [
            .. MetricCatalog
                .All.AsParallel()
                .AsOrdered()
                .WithCancellation(cancellationToken)
                .Select(metric =>
                {
                    var interval = LevelOf(entry, metric) is { } level ? bootstrap.Interval(metric, level) : null;
                    return new MeasuredMetric(metric, analysis.Measure(metric), metric.Chance(analysis), interval?.Interval)
                    {
                        WhyNoInterval = interval?.WhyNone,
                    };
                }),
        ];
        ImmutableArray<Verdict> verdicts =
        [
            .. entry.Thresholds.Select(threshold =>
                Verdict.Of(
                    threshold,
                    metrics.First(measured => measured.Metric == threshold.Metric).Result,
                    threshold.Confidence is { } level ? bootstrap.Interval(threshold.Metric, level) : null,
                    baseline
                ) with
                {
                    Samples = analysis.Confusion?.Samples,
                }
            ),
        ];
        verdicts = SuppressionJudge.Apply(verdicts, entry.Name, entry.Suppressions);
        ImmutableArray<PartLineVerdict> parts =
        [
            .. entry.Parts.Select(line =>
                SuppressionJudge.Apply(PartJudge.Of(line, analysis, entry.Name, baseline), entry.Name, entry.Suppressions)
            ),
        ];
        var failures = verdicts
            .SelectMany(verdict => verdict.Describe(entry.Name))
            .Concat(parts.SelectMany(line => line.Describe(entry.Name)));
        return ResultOf.Measured(
            entry,
            analysis,
            metrics,
            verdicts,
            parts,
            [
                .. Marked(
                    entry,
                    [
                        .. analysis.Diagnostics,
                        .. FewSamples(entry, analysis, metrics),
                        .. Withheld(entry, analysis, metrics),
                        .. NothingMeasured(entry, metrics),
                        .. UselessLimits(entry, analysis),
                    ]
                ),
                .. mistakes,
                .. failures,
            ]
        ) with
        {
            ConfusionChanges = ConfusionChangesOf.Of(baseline, analysis),
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

    // Nothing is demanded where no threshold stands, but a report without a single figure has not passed anything. Of thresholds, each says
    // so itself.
    private static IEnumerable<Diagnostic> NothingMeasured(GateEntry entry, ImmutableArray<MeasuredMetric> metrics) =>
        !entry.Demands.Any() && metrics.All(measured => measured.Result.Value is null)
            ?
            [
                Diagnostic.Error(
                    DiagnosticCodes.NotMeasured,
                    entry.Inputs.Model.NamedAt,
                    $"no metric of '{entry.Name}' has a value: {metrics[0].Metric.Name} {metrics[0].Result.WhyUndefined}. With "
                        + "test data, accuracy and the metrics of mistakes can be measured."
                ),
            ]
            : [];

    private static IEnumerable<Diagnostic> UselessLimits(GateEntry entry, ModelAnalysis analysis) =>
        from threshold in entry.Thresholds
        from finding in LimitCheck.Of(
            threshold.Metric,
            analysis,
            threshold.Limits.Where(limit => !limit.IsOfBaseline),
            threshold.FailsInconclusive ? threshold.Confidence : null
        )
        select Diagnostic.Warning(
            DiagnosticCodes.LimitDemandsNothing,
            threshold.PlaceOf(finding.Limit),
            $"'{finding.Limit.Key}: {Figure.FormatLimit(finding.Limit.Bound)}' of {threshold.Name} for '{entry.Name}' {finding.Message}"
        );

    // The level at which a metric's interval is asked for: by its threshold, or for all metrics.
    private static double? LevelOf(GateEntry entry, Metric metric) =>
        entry.Thresholds.FirstOrDefault(threshold => threshold.Metric == metric)?.Confidence
        ?? (metric.Randomness == RandomSource.None ? null : entry.Confidence);

    // The interval of accuracy is exact for any number of samples.
    private static IEnumerable<Diagnostic> FewSamples(GateEntry entry, ModelAnalysis analysis, ImmutableArray<MeasuredMetric> metrics)
    {
        var levels = metrics
            .Where(measured => measured.Metric is { Randomness: RandomSource.TestSamples, HasClosedInterval: false })
            .Select(measured => measured.Interval?.Level)
            .OfType<double>()
            .ToArray();
        if (
            levels.Length == 0
            || analysis.ConceptSamples is not { } confusion
            || SampleSize.TooSmall(confusion, levels.Max()) is not { IsEmpty: false } small
        )
        {
            yield break;
        }

        string[] names =
        [
            .. small.Select(c => $"{analysis.Outputs[c].Name}: {confusion.SamplesOf(c).ToString(CultureInfo.InvariantCulture)}"),
        ];
        yield return Diagnostic.Warning(
            DiagnosticCodes.FewSamples,
            PlaceOfTestData(entry, analysis),
            $"{small.Length} of {analysis.Labels.Count} classes have fewer than the {SampleSize.Needed(levels.Max())} test samples "
                + "that an interval at "
                + $"{Figure.FormatLimit(levels.Max() * 100)} % confidence needs ({CutList.Of(names, 5)}): it may be narrower than "
                + "what is really known."
        );
    }

    // Once for each reason. A threshold that asks for an interval says itself that there is none.
    private static IEnumerable<Diagnostic> Withheld(GateEntry entry, ModelAnalysis analysis, ImmutableArray<MeasuredMetric> metrics) =>
        metrics
            .Where(measured =>
                measured is { WhyNoInterval: not null, Result.Value: not null }
                && !entry.Thresholds.Any(threshold => threshold.Metric == measured.Metric && threshold.Confidence is not null)
            )
            .GroupBy(measured => measured.WhyNoInterval, StringComparer.Ordinal)
            .Select(group =>
                Diagnostic.Warning(
                    DiagnosticCodes.IntervalWithheld,
                    PlaceOfTestData(entry, analysis),
                    $"{string.Join(", ", group.Select(measured => measured.Metric.Name))} of '{entry.Name}' {group.Key}."
                )
            );

    private static SourceLocation PlaceOfTestData(GateEntry entry, ModelAnalysis analysis) =>
        entry.Inputs.TestData?.Path.Whole() ?? analysis.Classifier.Path.NamedAt;
}
