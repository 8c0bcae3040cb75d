using CsCheck;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;
using QualityGate.Runs;

namespace QualityGate.Analyzer.Tests.Metrics.Uncertainty;

/// <summary>Every interval contains its metric's value, or there is none and a reason is given.</summary>
[Category("Long")]
internal sealed class IntervalLawTests
{
    // More than the twelve decimals that limits are compared by.
    private const double Step = 2e-12;

    private const int Replicates = 12;

    private static readonly Gen<(int Seed, double Level)> Cases = Gen.Select(
        Gen.Int,
        Gen.Double[ConfidenceLevel.Least, ConfidenceLevel.Most]
    );

    [Test]
    public void Every_interval_contains_its_value() =>
        Cases.Sample(
            (seed, level) =>
            {
                var analysis = RandomModels.Draw(seed, Replicates);
                var bootstrap = Bootstrap.Run(analysis, MetricCatalog.All);
                return MetricCatalog.All.All(metric => Holds(analysis.Measure(metric), bootstrap.Interval(metric, level), metric));
            },
            iter: Thoroughness.Times(300)
        );

    // Limits just beyond the value: an interval that does not reach to the value would pass one of them.
    [Test]
    public void No_threshold_passes_with_confidence_that_fails_without() =>
        Cases.Sample(
            (seed, level) =>
            {
                var analysis = RandomModels.Draw(seed, Replicates);
                var metric = MetricCatalog.All[(seed & int.MaxValue) % MetricCatalog.All.Length];
                if (analysis.Measure(metric).Value is not { } value)
                {
                    return true;
                }

                bool Passes(LimitKind kind, double bound) =>
                    Verdict
                        .Of(
                            new Threshold(
                                metric,
                                metric.Name,
                                [new Limit(kind, bound)],
                                Severity.Error,
                                new SourceLocation("thresholds.yml")
                            )
                            {
                                Confidence = level,
                            },
                            analysis
                        )
                        .Passed;
                return !Passes(LimitKind.Minimum, value + Step) && !Passes(LimitKind.Maximum, value - Step);
            },
            iter: Thoroughness.Times(300)
        );

    [Test]
    public void Every_interval_of_a_gate_contains_its_value() =>
        Cases.Sample(
            (seed, level) =>
            {
                var analysis = RandomModels.Draw(seed, Replicates);
                var entry = new GateEntry(
                    "random",
                    new AnalysisInputs(InputPath.FromUser("model.onnx"))
                    {
                        Labels = InputPath.FromUser("labels.txt"),
                        Clustering = analysis.Clustering,
                    },
                    [
                        .. MetricCatalog
                            .All.Where((metric, k) => metric.Randomness != RandomSource.None && (seed + k) % 2 == 0)
                            .Select(metric => new Threshold(
                                metric,
                                metric.Name,
                                [new Limit(LimitKind.Minimum, metric.Least)],
                                Severity.Error,
                                new SourceLocation("thresholds.yml")
                            )
                            {
                                Confidence = level,
                            }),
                    ]
                )
                {
                    Confidence = level,
                };
                var report = ModelGate.Check(entry, analysis);
                return report.Intervals!.All(interval =>
                        interval.Value.Low <= report.Metrics![interval.Key] && report.Metrics[interval.Key] <= interval.Value.High
                    )
                    && MetricCatalog
                        .All.Where(metric => metric.Randomness != RandomSource.None)
                        .All(metric => report.Intervals!.ContainsKey(metric.Name) != report.NoIntervals!.ContainsKey(metric.Name))
                    && report.Verdicts.All(verdict =>
                        verdict.Low is null
                            ? !verdict.Passed && !string.IsNullOrEmpty(report.NoIntervals![verdict.Metric])
                            : verdict.Low <= verdict.Value
                                && verdict.Value <= verdict.High
                                && verdict.Low >= MetricCatalog.Find(verdict.Metric)!.Least
                                && verdict.High <= MetricCatalog.Find(verdict.Metric)!.Greatest
                    );
            },
            iter: Thoroughness.Times(30)
        );

    private static bool Holds(MetricResult result, IntervalResult interval, Metric metric) =>
        interval.Interval is { } ends
            ? interval.WhyNone is null
                && result.Value is { } value
                && ends.Low <= value
                && value <= ends.High
                && ends.Low >= metric.Least
                && ends.High <= metric.Greatest
            : !string.IsNullOrEmpty(interval.WhyNone);
}
