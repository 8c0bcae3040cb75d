using System.Collections.Immutable;
using MathNet.Numerics.Random;
using QualityGate.Forests;
using QualityGate.Metrics;
using QualityGate.Uncertainty;
using RandomSource = QualityGate.Metrics.RandomSource;

namespace QualityGate.Coverage;

/// <summary>Draws test sets, computes each one's intervals as the product does, and counts how many hold the mean over all.</summary>
internal static class CoverageRun
{
    private const double Level = 0.95;
    private const int Seed = 900_000;

    public static IEnumerable<CoverageRow> Of(RealLikeModel model, int samples, int sets, int replicates)
    {
        var metrics = MetricCatalog.All.Where(metric => metric.Randomness != RandomSource.None).ToArray();
        var drawn = new (double? Value, IntervalResult Interval)[sets][];
        for (var set = 0; set < sets; set++)
        {
            var random = new Xoshiro256StarStar(Seed + set, threadSafe: false);

            // What rests on the weights alone is the same for all test sets: its intervals are about other edges.
            var analysis = model.Analysis.With(model.Draw(samples, random)).With(DrawEdges(model.Analysis.Structural.Edges, random)).WithReplicates(replicates);
            var withTrueEdges = model.Analysis.With(analysis.Confusion!).WithReplicates(replicates);
            var bootstrap = Bootstrap.Run(withTrueEdges, metrics);
            var ofEdges = Bootstrap.Run(analysis, []);
            drawn[set] = [.. metrics.Select(metric => metric.Randomness == RandomSource.Edges
                ? (analysis.Measure(metric).Value, ofEdges.Interval(metric, Level))
                : (withTrueEdges.Measure(metric).Value, bootstrap.Interval(metric, Level)))];
            Console.Error.Write($"\r{set + 1} of {sets}\r");
        }

        return metrics.Select((metric, k) => CoverageRow.Of(
            metric,
            metric.Randomness == RandomSource.Edges ? model.Analysis.Measure(metric).Value : null,
            [.. drawn.Select(of => of[k])]));
    }

    private static ImmutableArray<ForestEdge> DrawEdges(ImmutableArray<ForestEdge> edges, Random random) =>
        [.. Enumerable.Range(0, edges.Length).Select(_ => edges[random.Next(edges.Length)])];
}
