using System.Collections.Immutable;
using MathNet.Numerics.Random;
using QualityGate.Graphs.Forests;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;
using RandomSource = QualityGate.Metrics.RandomSource;

namespace QualityGate.Coverage;

/// <summary>Draws test sets, computes each one's intervals as the product does, and counts how many hold the mean over all.</summary>
internal static class CoverageRun
{
    private const double Level = 0.95;
    private const int Seed = 900_000;

    /// <param name="model">The model that is tested.</param>
    /// <param name="population">The edges that those of the structural forest are drawn from, for metrics that rest on weights
    /// alone.</param>
    /// <param name="samples">The number of samples of each class.</param>
    /// <param name="sets">The number of test sets.</param>
    /// <param name="replicates">The number of test sets that are drawn for the intervals of each.</param>
    public static IEnumerable<CoverageRow> Of(
        RealLikeModel model,
        ImmutableArray<ForestEdge> population,
        int samples,
        int sets,
        int replicates
    )
    {
        var metrics = MetricCatalog.All.Where(metric => metric.Randomness != RandomSource.None).ToArray();
        var drawn = new (double? Value, IntervalResult Interval)[sets][];
        for (var set = 0; set < sets; set++)
        {
            var random = new Xoshiro256StarStar(Seed + set, threadSafe: false);

            // Metrics of the weights alone are the same for all test sets: their intervals are about other edges.
            var analysis = model
                .Analysis.With(model.Draw(samples, random))
                .With(DrawEdges(population, model.Analysis.Structural.Edges.Length, random))
                .WithReplicates(replicates);
            var withTrueEdges = model.Analysis.With(analysis.Confusion!).WithReplicates(replicates);
            var bootstrap = Bootstrap.Run(withTrueEdges, metrics);
            var ofEdges = Bootstrap.Run(analysis, []);
            drawn[set] =
            [
                .. metrics.Select(metric =>
                    metric.Randomness == RandomSource.Edges
                        ? (analysis.Measure(metric).Value, ofEdges.Interval(metric, Level))
                        : (withTrueEdges.Measure(metric).Value, bootstrap.Interval(metric, Level))
                ),
            ];
            Console.Error.Write($"\r{set + 1} of {sets}\r");
        }

        return metrics.Select(
            (metric, k) =>
                CoverageRow.Of(
                    metric,
                    metric.Randomness == RandomSource.Edges ? model.Analysis.With(population).Measure(metric).Value : null,
                    [.. drawn.Select(of => of[k])]
                )
        );
    }

    private static ImmutableArray<ForestEdge> DrawEdges(ImmutableArray<ForestEdge> population, int count, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => population[random.Next(population.Length)])];
}
