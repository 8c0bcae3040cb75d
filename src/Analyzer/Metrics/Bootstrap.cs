using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Metrics;

/// <summary>
/// The distance of metrics from their average over test sets of this size: they are computed again on drawn test sets (Efron
/// 1979). Only the spread of these replicates is used, around the value that was measured. Their level is another one: a drawn
/// test set lacks some of the rare confusions, so that most metrics on forests come out lower. Each replicate has a generator
/// of its own, seeded by its number, so that results are the same on any number of threads.
/// </summary>
internal sealed class Bootstrap
{
    /// <summary>The share of replicates on which a metric must be defined before anything is said of its interval.</summary>
    private const double LeastDefined = 0.95;

    private readonly ModelAnalysis analysis;
    private readonly ImmutableDictionary<Metric, double[]> replicates;

    private Bootstrap(ModelAnalysis analysis, ImmutableDictionary<Metric, double[]> replicates)
    {
        this.analysis = analysis;
        this.replicates = replicates;
    }

    /// <summary>Computes metrics on drawn test sets.</summary>
    /// <param name="analysis">The analysed model.</param>
    /// <param name="metrics">The metrics; nothing is drawn for those whose interval has a closed form, or that have none.</param>
    /// <param name="progress">Is told how many test sets are done.</param>
    /// <param name="cancellationToken">Stops a long computation.</param>
    /// <returns>The replicates, of which intervals can be asked.</returns>
    /// <exception cref="OperationCanceledException">The computation was stopped.</exception>
    public static Bootstrap Run(
        ModelAnalysis analysis,
        IEnumerable<Metric> metrics,
        DrawingProgress? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var drawn = Drawn(analysis, metrics);
        if (drawn.IsEmpty)
        {
            return With(analysis, []);
        }

        var resampler = new TestSetResampler(analysis.Confusion!);
        var values = Drawing.Of(
            [.. drawn.Select(metric => metric.Drawn(side: 0))],
            analysis.Replicates,
            replicate => [analysis.With(resampler.Draw(Generator(replicate)))],
            progress,
            cancellationToken
        );
        return With(analysis, drawn.Zip(values));
    }

    /// <summary>Wraps replicates that were drawn elsewhere.</summary>
    internal static Bootstrap With(ModelAnalysis analysis, IEnumerable<(Metric Metric, double[] Replicates)> drawn) =>
        new(analysis, drawn.ToImmutableDictionary(pair => pair.Metric, pair => pair.Replicates));

    /// <summary>The metrics that test sets have to be drawn for: not those whose interval has a closed form, or that have none.</summary>
    internal static ImmutableArray<Metric> Drawn(ModelAnalysis analysis, IEnumerable<Metric> metrics) =>
        analysis is not { Confusion: not null, ConceptConfusion: not null }
            ? []
            :
            [
                .. metrics
                    .Distinct()
                    .Where(metric => metric is { Randomness: RandomSource.TestSamples } and not ShareMetric)
                    .Where(metric => WhyNotDrawn(metric, analysis) is null && analysis.Measure(metric).Value is not null),
            ];

    /// <summary>The interval of a metric.</summary>
    /// <param name="metric">One of the metrics that were computed.</param>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    /// <returns>An interval that contains the metric's value, or why there is none.</returns>
    public IntervalResult Interval(Metric metric, double level)
    {
        ArgumentNullException.ThrowIfNull(metric);
        var measured = analysis.Measure(metric);
        if (measured.Value is not { } value)
        {
            return IntervalResult.Undefined(measured.WhyUndefined!);
        }

        if (metric is ShareMetric share)
        {
            return share.IntervalOf(analysis, level);
        }

        return ErrorOf(metric) switch
        {
            ({ } error, _) => IntervalResult.Of(error.Around(value, metric.Least, metric.Greatest, level)),
            (_, var why) => IntervalResult.None(why!),
        };
    }

    /// <summary>The standard error of a metric that has a value, or why it is not known.</summary>
    internal (StandardError? Error, string? WhyNone) ErrorOf(Metric metric)
    {
        if (metric.Randomness != RandomSource.TestSamples)
        {
            return metric.ErrorOnEdges(analysis);
        }

        return WhyNotDrawn(metric, analysis) is { } why
            ? (null, why)
            : Spread(ReplicatesOf(metric), ClassSizes.Correction(analysis.ConceptSamples!), analysis.ConceptConfusion!.Wrong);
    }

    /// <summary>Why no test sets are drawn for a metric, as the end of a sentence; null when they are.</summary>
    internal static string? WhyNotDrawn(Metric metric, ModelAnalysis analysis) =>
        ClassSizes.WhyUnknown(analysis.ConceptSamples!, metric.LeastSamples)
        ?? analysis.ConceptConfusion!.Wrong switch
        {
            0 => "no prediction is wrong, so it is not known how mistakes vary",
            1 => "only one prediction is wrong, so it is not known how mistakes vary",
            _ => null,
        };

    /// <summary>The standard error that replicates show.</summary>
    /// <param name="replicates">Values on drawn test sets, NaN where there is none.</param>
    /// <param name="correction">The factor that their standard deviation is multiplied by.</param>
    /// <param name="cases">The number of samples that the value hangs on: wrong predictions, or those that differ between two models;
    /// at least 2.</param>
    internal static (StandardError? Error, string? WhyNone) Spread(IReadOnlyCollection<double> replicates, double correction, double cases)
    {
        double[] defined = [.. replicates.Where(double.IsFinite)];
        if (defined.Length < LeastDefined * replicates.Count)
        {
            return (null, $"it is undefined on {replicates.Count - defined.Length} of {replicates.Count} drawn test sets");
        }

        var mean = defined.Average();
        var deviation = Math.Sqrt(defined.Sum(value => (value - mean) * (value - mean)) / (defined.Length - 1));
        return Array.TrueForAll(defined, value => value == defined[0])
            ? (null, $"all {defined.Length} drawn test sets give the same value, so it is not known how it varies")
            : (new StandardError(deviation * correction, Math.Min(defined.Length, cases) - 1), null);
    }

    /// <summary>The replicates of a metric, NaN where it was undefined; empty when there are none.</summary>
    internal ImmutableArray<double> ReplicatesOf(Metric metric) => replicates.TryGetValue(metric, out var values) ? [.. values] : [];

    internal static SeededRandom Generator(int seed) => new(seed);
}
