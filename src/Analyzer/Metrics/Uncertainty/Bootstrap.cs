using System.Collections.Immutable;
using MathNet.Numerics.Random;
using QualityGate.Analysis;
using QualityGate.TestData;

namespace QualityGate.Metrics.Uncertainty;

/// <summary>
/// How far metrics lie from what test sets of this size give on average: they are computed again on drawn test sets (Efron
/// 1979). Only the spread of these replicates is used, around the value that was measured. Their level is another one: a drawn
/// test set lacks some of the rare confusions, so that most metrics on forests come out lower. Each replicate has a generator
/// of its own, seeded by its number, so that results are the same on any number of threads.
/// </summary>
internal sealed class Bootstrap
{
    /// <summary>The number of test sets that are drawn.</summary>
    public const int Replicates = ModelAnalysis.UsualReplicates;

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
    /// <param name="progress">Is told how many replicates are done, a few times.</param>
    /// <param name="cancellationToken">Stops a long computation.</param>
    /// <returns>The replicates, of which intervals can be asked.</returns>
    /// <exception cref="OperationCanceledException">The computation was stopped.</exception>
    public static Bootstrap Run(
        ModelAnalysis analysis,
        IEnumerable<Metric> metrics,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return Run(analysis, metrics, testSets: null, firstSeed: 0, progress, cancellationToken);
    }

    /// <summary>Runs the bootstrap with test sets drawn elsewhere, from seeds that begin at a given one.</summary>
    internal static Bootstrap Run(
        ModelAnalysis analysis,
        IEnumerable<Metric> metrics,
        Func<int, ConfusionMatrix>? testSets,
        int firstSeed,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        Metric[] drawn =
        [
            .. metrics.Distinct().Where(metric => metric is { Randomness: RandomSource.TestSamples, HasClosedInterval: false }),
        ];
        if (drawn.Length == 0 || analysis is not { Confusion: { } confusion, ConceptConfusion: not null })
        {
            return new Bootstrap(analysis, ImmutableDictionary<Metric, double[]>.Empty);
        }

        drawn = [.. drawn.Where(metric => WhyNotDrawn(metric, analysis) is null)];
        if (drawn.Length == 0)
        {
            return new Bootstrap(analysis, ImmutableDictionary<Metric, double[]>.Empty);
        }

        var resampler = new TestSetResampler(confusion);
        testSets ??= seed => resampler.Draw(Generator(seed));
        return new Bootstrap(
            analysis,
            Repeat(analysis.Replicates, drawn, replicate => analysis.With(testSets(firstSeed + replicate)), progress, cancellationToken)
                .ToImmutableDictionary()
        );
    }

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

        if (metric.HasClosedInterval)
        {
            return metric.ClosedInterval(analysis, level);
        }

        return ErrorOf(metric) switch
        {
            ({ } error, _) => IntervalResult.Of(error.Around(value, metric, level)),
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

    private static string? WhyNotDrawn(Metric metric, ModelAnalysis analysis) =>
        ClassSizes.WhyUnknown(analysis.ConceptSamples!, metric)
        ?? analysis.ConceptConfusion!.Wrong switch
        {
            0 => "no prediction is wrong, so it is not known how mistakes vary",
            1 => "only one prediction is wrong, so it is not known how mistakes vary",
            _ => null,
        };

    /// <summary>The standard error that replicates show.</summary>
    /// <param name="replicates">Values on drawn test sets, NaN where there is none.</param>
    /// <param name="correction">The factor that their standard deviation is multiplied by.</param>
    /// <param name="cases">How many samples there are that can make the value another; at least 2.</param>
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

    internal static Xoshiro256StarStar Generator(int seed) => new(seed, threadSafe: false);

    // NaN where a metric is undefined.
    private static Dictionary<Metric, double[]> Repeat(
        int times,
        IReadOnlyList<Metric> metrics,
        Func<int, ModelAnalysis> replicate,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        var values = metrics.ToDictionary(metric => metric, _ => new double[times]);
        var done = 0;
        Parallel.For(
            0,
            times,
            new ParallelOptions { CancellationToken = cancellationToken },
            index =>
            {
                var drawn = replicate(index);
                foreach (var metric in metrics)
                {
                    values[metric][index] = metric.Compute(drawn).Value ?? double.NaN;
                }

                var count = Interlocked.Increment(ref done);
                if (count % Math.Max(1, times / 10) == 0)
                {
                    progress?.Report(count);
                }
            }
        );
        return values;
    }
}
