using System.Collections.Immutable;
using MathNet.Numerics.Random;
using QualityGate.Evaluation;
using QualityGate.Forests;
using QualityGate.Metrics;
using RandomSource = QualityGate.Metrics.RandomSource;

namespace QualityGate.Uncertainty;

/// <summary>
/// What metrics would be, had chance drawn other test samples, or other edges: they are computed again on resampled ones
/// (Efron 1979). Each replicate has a generator of its own, seeded by its number, so that results are the same on any
/// number of threads.
/// </summary>
public sealed class Bootstrap
{
    /// <summary>How often test samples and edges are drawn.</summary>
    public const int Replicates = 1000;

    /// <summary>On how many replicates a metric must be defined before anything is said of its interval.</summary>
    internal const int LeastDefined = 950;

    private const int EdgeSeeds = 1_000_000;

    private readonly ModelAnalysis analysis;
    private readonly ImmutableDictionary<Metric, double[]> replicates;

    private Bootstrap(ModelAnalysis analysis, ImmutableDictionary<Metric, double[]> replicates)
    {
        this.analysis = analysis;
        this.replicates = replicates;
    }

    /// <summary>Computes metrics on resampled data.</summary>
    /// <param name="analysis">The analysed model.</param>
    /// <param name="metrics">The metrics; those without randomness are passed over.</param>
    /// <param name="progress">Is told how many replicates are done, a few times.</param>
    /// <param name="cancellationToken">Stops a long computation.</param>
    /// <returns>The replicates, of which intervals can be asked.</returns>
    /// <exception cref="OperationCanceledException">The computation was stopped.</exception>
    public static Bootstrap Run(
        ModelAnalysis analysis, IEnumerable<Metric> metrics, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return Run(analysis, metrics, testSets: null, firstSeed: 0, progress, cancellationToken);
    }

    /// <summary>The same with test sets drawn elsewhere, from seeds that begin at a given one.</summary>
    internal static Bootstrap Run(
        ModelAnalysis analysis,
        IEnumerable<Metric> metrics,
        Func<int, ConfusionMatrix>? testSets,
        int firstSeed,
        IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        var asked = metrics.Distinct().ToArray();
        var onSamples = asked.Where(metric => metric.Randomness == RandomSource.TestSamples).ToArray();
        var onEdges = asked.Where(metric => metric.Randomness == RandomSource.Edges).ToArray();
        var values = ImmutableDictionary.CreateBuilder<Metric, double[]>();
        if (onSamples.Length > 0 && analysis.Confusion is { IsRates: false } confusion)
        {
            var resampler = new TestSetResampler(confusion);
            testSets ??= seed => resampler.Draw(Generator(seed));
            values.AddRange(Repeat(onSamples, replicate => analysis.With(testSets(firstSeed + replicate)), progress, cancellationToken));
        }

        if (onEdges.Length > 0 && !analysis.Structural.Edges.IsEmpty)
        {
            values.AddRange(Repeat(
                onEdges, replicate => analysis.With(Draw(analysis.Structural.Edges, Generator(EdgeSeeds + firstSeed + replicate))), progress: null, cancellationToken));
        }

        return new Bootstrap(analysis, values.ToImmutable());
    }

    /// <summary>The interval of a metric.</summary>
    /// <param name="metric">One of the metrics that were computed.</param>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    /// <returns>A percentile interval, or why there is none.</returns>
    public IntervalResult Interval(Metric metric, double level)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (analysis.Measure(metric).WhyUndefined is { } why)
        {
            return IntervalResult.None(why);
        }

        if (!replicates.TryGetValue(metric, out var all))
        {
            return IntervalResult.None(metric.Randomness == RandomSource.None
                ? "has no interval: it rests on nothing that could be drawn again"
                : "has no interval: the confusion matrix holds shares, so nothing is known of the number of samples");
        }

        var defined = all.Where(replicate => !double.IsNaN(replicate)).ToArray();
        if (defined.Length < LeastDefined)
        {
            return IntervalResult.None($"has no interval: it is undefined on {all.Length - defined.Length} of {all.Length} resampled test sets");
        }

        var spreads = Array.Exists(defined, replicate => replicate != defined[0]);
        return (spreads, metric) switch
        {
            (true, _) => IntervalResult.Of(Uncertainty.Interval.Percentile(defined, level)),

            // Resampling all right, or all wrong, predictions gives nothing else: what can be said is the exact binomial bound.
            (false, Accuracy) => IntervalResult.Of(Uncertainty.Interval.OfUnanimous(defined[0], analysis.Confusion!.Samples!.Value, level)),
            (false, { Randomness: RandomSource.TestSamples }) when !SampleSize.TooSmall(analysis.Confusion!, level).IsEmpty =>
                IntervalResult.None("has no interval: all resampled test sets give the same value, and they are too small for that to mean anything"),
            _ => IntervalResult.Of(new Interval(defined[0], defined[0], level)),
        };
    }

    /// <summary>The replicates of a metric, NaN where it was undefined; empty when there are none.</summary>
    internal ImmutableArray<double> ReplicatesOf(Metric metric) => replicates.TryGetValue(metric, out var values) ? [.. values] : [];

    internal static Xoshiro256StarStar Generator(int seed) => new(seed, threadSafe: false);

    // NaN where a metric is undefined.
    private static Dictionary<Metric, double[]> Repeat(
        IReadOnlyList<Metric> metrics, Func<int, ModelAnalysis> replicate, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var values = metrics.ToDictionary(metric => metric, _ => new double[Replicates]);
        var done = 0;
        Parallel.For(0, Replicates, new ParallelOptions { CancellationToken = cancellationToken }, index =>
        {
            var resampled = replicate(index);
            foreach (var metric in metrics)
            {
                values[metric][index] = metric.Compute(resampled).Value ?? double.NaN;
            }

            var count = Interlocked.Increment(ref done);
            if (count % (Replicates / 10) == 0)
            {
                progress?.Report(count);
            }
        });
        return values;
    }

    private static ImmutableArray<ForestEdge> Draw(ImmutableArray<ForestEdge> edges, Xoshiro256StarStar random) =>
        [.. Enumerable.Range(0, edges.Length).Select(_ => edges[random.Next(edges.Length)])];
}
