using System.Collections.Immutable;
using CsCheck;
using MathNet.Numerics.Random;
using QualityGate.Analysis;
using QualityGate.Analyzer.Tests.Metrics;
using QualityGate.Comparison;
using QualityGate.Metrics;

namespace QualityGate.Analyzer.Tests.Comparison;

/// <summary>The intervals of differences: each contains the difference, and they hold the true one.</summary>
internal sealed class DifferenceIntervalTests
{
    private const double Level = 0.95;

    [Test]
    [Category("Long")]
    public void Every_interval_of_independent_test_sets_contains_its_difference() =>
        Gen.Select(Gen.Int, Gen.Double[0.5, 0.999])
            .Sample(
                (seed, level) =>
                    Holds(
                        MetricDifference.Of(
                            RandomModels.Draw(seed, replicates: 12),
                            RandomModels.Draw(seed ^ 1, replicates: 12),
                            samples: null,
                            level,
                            progress: null,
                            CancellationToken.None
                        )
                    ),
                iter: Thoroughness.Times(30)
            );

    [Test]
    [Category("Long")]
    public void Every_interval_of_pairs_contains_its_difference() =>
        Gen.Select(Gen.Int, Gen.Double[0.5, 0.999])
            .Sample(
                (seed, level) =>
                {
                    var random = new Random(seed);
                    var right = random.NextDouble();
                    (int Actual, int Predicted)[] Predict(int samples) =>
                        [.. Enumerable.Range(0, samples).Select(k => (k % 6, random.NextDouble() < right ? k % 6 : random.Next(6)))];
                    var count = random.Next(6, 200);
                    return Holds(Compare(Predict(count), Predict(count), level));
                },
                iter: Thoroughness.Times(30)
            );

    [Test]
    public void Predictions_that_are_the_same_have_not_changed()
    {
        (int, int)[] predictions = [.. Enumerable.Range(0, 60).Select(k => (k % 6, k % 7 == 0 ? (k + 1) % 6 : k % 6))];
        Assert.That(Compare(predictions, predictions, Level).Select(difference => difference.Change), Is.All.EqualTo(Change.None));
    }

    [Test]
    public void Without_intervals_nothing_is_better_or_worse()
    {
        (int, int)[] before = [.. Enumerable.Range(0, 600).Select(k => (k % 6, k % 6))];
        (int, int)[] after = [.. Enumerable.Range(0, 600).Select(k => (k % 6, k % 2 == 0 ? (k + 1) % 6 : k % 6))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Accuracy(Compare(before, after, level: null)).Change, Is.EqualTo(Change.Changed));
            Assert.That(Compare(before, after, level: null).Select(difference => difference.Interval), Is.All.Null);
            Assert.That(Accuracy(Compare(before, after, Level)).Change, Is.EqualTo(Change.Worse));
        }
    }

    // The last class has 100 samples, all others one.
    [Test]
    public void One_sample_of_most_classes_gives_no_certainty()
    {
        (int, int)[] before = [.. Enumerable.Range(0, 5).Select(k => (k, k)), .. Enumerable.Range(0, 100).Select(_ => (5, 5))];
        (int, int)[] after = [.. Enumerable.Range(0, 5).Select(k => (k, k)), .. Enumerable.Range(0, 100).Select(_ => (5, 0))];
        var differences = Compare(before, after, Level)
            .Where(difference => difference.Metric.Randomness == QualityGate.Metrics.RandomSource.TestSamples)
            .ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                differences.Select(difference => difference.Change),
                Is.All.EqualTo(Change.Changed).Or.EqualTo(Change.Unknown).Or.EqualTo(Change.None)
            );
            Assert.That(Accuracy([.. differences]).WhyNoInterval, Does.Contain("5 of 6 classes have fewer than 2 test samples"));
        }
    }

    // Exact tests of the signs: 4 in one direction have p = 0.125, 7 have 0.016.
    [TestCase(4, 0, Change.WithinChance)]
    [TestCase(7, 0, Change.Better)]
    [TestCase(0, 7, Change.Worse)]
    [TestCase(6, 5, Change.WithinChance)]
    public void Few_samples_that_differ_are_chance(int gained, int lost, Change expected)
    {
        (int, int)[] before = [.. Enumerable.Range(0, 60).Select(k => (k % 6, k < gained ? (k + 1) % 6 : k % 6))];
        (int, int)[] after = [.. Enumerable.Range(0, 60).Select(k => (k % 6, k >= gained && k < gained + lost ? (k + 1) % 6 : k % 6))];
        Assert.That(Accuracy(Compare(before, after, Level)).Change, Is.EqualTo(expected));
    }

    // Nothing is wrong in either model: the reason is that of the metric, and not that predictions hardly differ.
    [Test]
    public void A_difference_without_mistakes_has_the_reason_of_its_metric()
    {
        (int, int)[] right = [.. Enumerable.Range(0, 60).Select(k => (k % 6, k % 6))];
        var reasons = Compare(right, right, Level)
            .Where(difference => difference.Metric.Name.StartsWith("hierarchical-", StringComparison.Ordinal));
        Assert.That(reasons.Select(difference => difference.WhyNoInterval), Is.Not.Empty.And.All.Not.Contains("differ"));
    }

    // A is right where a number is below 0.8, B where the sum of it and another is: 1,000 runs of 300 samples each.
    [TestCase(true)]
    [TestCase(false)]
    public void Intervals_of_differences_of_accuracy_hold_the_true_one(bool paired)
    {
        var held = Enumerable
            .Range(0, 1000)
            .Count(run =>
            {
                var random = new Xoshiro256StarStar(8_000_000 + run, threadSafe: false);
                var (gained, lost, first, second) = (0, 0, 0, 0);
                for (var sample = 0; sample < 300; sample++)
                {
                    var kind = random.NextDouble();
                    var (a, b) = (kind < 0.78, kind is < 0.72 or > 0.9);
                    b = paired ? b : random.NextDouble() < 0.82;
                    gained += b && !a ? 1 : 0;
                    lost += a && !b ? 1 : 0;
                    first += a ? 1 : 0;
                    second += b ? 1 : 0;
                }

                var difference = (second - first) / 300.0;
                var interval = paired
                    ? ShareDifference.OfPairs(gained, lost, 300, difference, Level)
                    : ShareDifference.OfIndependent((second, 300), (first, 300), difference, Level);
                return interval.Low <= 0.04 && 0.04 <= interval.High;
            });
        Assert.That(held, Is.InRange(940, 990));
    }

    private static bool Holds(ImmutableArray<MetricDifference> differences) =>
        differences.All(difference =>
            (difference.Difference, difference.Interval) switch
            {
                (null, var interval) => interval is null && difference.Change == Change.Unknown,
                (var value, { } interval) => interval.Low <= value && value <= interval.High && difference.WhyNoInterval is null,
                (_, null) => difference.WhyNoInterval is not null && difference.Change is Change.Changed or Change.None,
            }
        );

    private static ImmutableArray<MetricDifference> Compare(
        (int Actual, int Predicted)[] before,
        (int Actual, int Predicted)[] after,
        double? level
    )
    {
        ModelAnalysis Analyze((int Actual, int Predicted)[] predictions) =>
            TenNodes
                .Analyze()
                .With(
                    TenNodes.Counts([
                        .. Enumerable.Range(0, 36).Select(k => (double)predictions.Count(p => p.Actual == k / 6 && p.Predicted == k % 6)),
                    ])
                )
                .WithReplicates(50);
        var samples = PairedSamples.Of([.. before], [.. after], new ClassMap([.. Enumerable.Range(0, 6)]));
        return MetricDifference.Of(Analyze(before), Analyze(after), samples, level, progress: null, CancellationToken.None);
    }

    private static MetricDifference Accuracy(ImmutableArray<MetricDifference> differences) =>
        differences.Single(difference => difference.Metric is Accuracy);
}
