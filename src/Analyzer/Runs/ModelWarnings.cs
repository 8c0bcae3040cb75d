using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;
using QualityGate.Text;

namespace QualityGate.Runs;

/// <summary>Says of a measured model where its figures, or the limits on them, say less than they seem to.</summary>
internal static class ModelWarnings
{
    /// <summary>All that there is to say.</summary>
    public static IEnumerable<Diagnostic> Of(GateEntry entry, ModelAnalysis analysis, ImmutableArray<MeasuredMetric> metrics) =>
        [
            .. FewSamples(entry, analysis, metrics),
            .. Withheld(entry, analysis, metrics),
            .. NothingMeasured(entry, analysis, metrics),
            .. UselessLimits(entry, analysis),
        ];

    // Nothing is demanded where no threshold stands, but a report without a single figure has not passed anything. Of thresholds, each says
    // so itself.
    private static IEnumerable<Diagnostic> NothingMeasured(
        GateEntry entry,
        ModelAnalysis analysis,
        ImmutableArray<MeasuredMetric> metrics
    ) =>
        !entry.Demands.Any() && metrics.All(measured => measured.Result.Value is null)
            ?
            [
                Diagnostic.Error(
                    DiagnosticCodes.NotMeasured,
                    entry.Inputs.Model.NamedAt,
                    $"no metric of '{entry.Name}' has a value: {metrics[0].Metric.Name} {metrics[0].Result.WhyUndefined}. With "
                        + $"test data, accuracy and {WithTestData(analysis)} can be measured."
                ),
            ]
            : [];

    private static string WithTestData(ModelAnalysis analysis) =>
        analysis.Relatedness is null ? "error alignment" : "the metrics of mistakes";

    private static IEnumerable<Diagnostic> UselessLimits(GateEntry entry, ModelAnalysis analysis) =>
        from threshold in entry.Thresholds
        from finding in LimitCheck.Of(
            threshold.Metric,
            analysis,
            threshold.Limits.Where(limit => !limit.IsOfBaseline),
            FailsInconclusive(threshold) ? threshold.Confidence : null
        )
        select Diagnostic.Warning(
            DiagnosticCodes.LimitDemandsNothing,
            threshold.PlaceOf(finding.Limit),
            $"'{finding.Limit.Key}: {Figure.FormatLimit(finding.Limit.Bound)}' of {threshold.Name} for '{entry.Name}' {finding.Message}"
        );

    private static bool FailsInconclusive(Threshold threshold) =>
        Outcomes.Fails(Outcomes.Of(VerdictState.Inconclusive, isCompared: true, threshold.Severity, threshold.Inconclusive));

    // The interval of a share holds for any number of samples.
    private static IEnumerable<Diagnostic> FewSamples(GateEntry entry, ModelAnalysis analysis, ImmutableArray<MeasuredMetric> metrics)
    {
        var levels = metrics
            .Where(measured => measured.Metric is { Randomness: RandomSource.TestSamples } and not ShareMetric)
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
