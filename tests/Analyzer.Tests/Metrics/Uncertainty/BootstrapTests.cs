using MathNet.Numerics.Random;
using QualityGate.Diagnostics;
using QualityGate.Graphs.Forests;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.Metrics.Uncertainty;

internal sealed class BootstrapTests
{
    private static readonly int Runs = Thoroughness.Times(400);

    // Six classes of 200 samples each: the predictions of a run are drawn from these shares, which are the truth.
    private static readonly double[] Truth =
    [
        0.75,
        0.12,
        0.06,
        0.03,
        0.02,
        0.02,
        0.10,
        0.80,
        0.05,
        0.01,
        0.03,
        0.01,
        0.04,
        0.05,
        0.85,
        0.02,
        0.02,
        0.02,
        0.02,
        0.01,
        0.02,
        0.70,
        0.10,
        0.15,
        0.01,
        0.02,
        0.03,
        0.14,
        0.75,
        0.05,
        0.03,
        0.02,
        0.01,
        0.20,
        0.10,
        0.64,
    ];

    // The exact binomial interval of accuracy never holds the true value less often than it says, and a little more often.
    [Category("Long")]
    [Test]
    public void Intervals_at_95_percent_hold_the_true_value_in_as_many_runs()
    {
        (Metric Metric, double Least, double Most)[] cases =
        [
            (MetricCatalog.Find("accuracy")!, 0.94, 1),
            (MetricCatalog.Find("mistake-depth")!, 0.93, 0.97),
            (MetricCatalog.Find("hierarchical-f1")!, 0.93, 0.97),
        ];
        var model = TenNodes.Analyze().WithReplicates(200);
        var population = model.With(ConfusionMatrix.Create(6, Truth, isRates: true, new SourceLocation("x")));
        var truths = cases.Select(item => item.Metric.Compute(population).Value!.Value).ToArray();
        var held = new int[cases.Length];
        for (var run = 0; run < Runs; run++)
        {
            var intervals = Bootstrap.Run(model.With(DrawTestSet(run, samples: 200)), [.. cases.Select(item => item.Metric)]);
            for (var k = 0; k < cases.Length; k++)
            {
                var interval = intervals.Interval(cases[k].Metric, 0.95).Interval!;
                held[k] += interval.Low <= truths[k] && truths[k] <= interval.High ? 1 : 0;
            }
        }

        using (Assert.EnterMultipleScope())
        {
            for (var k = 0; k < cases.Length; k++)
            {
                Assert.That(held[k], Is.InRange(cases[k].Least * Runs, cases[k].Most * Runs), cases[k].Metric.Name);
            }
        }
    }

    // Forests of 200 edges, drawn from a population of depths.
    [Test]
    public void Intervals_of_similarity_depth_hold_the_mean_of_the_population()
    {
        int[] population = [1, 2, 2, 3, 3, 3, 4, 5, 7, 9];
        var metric = MetricCatalog.Find("similarity-depth")!;
        var model = TenNodes.Analyze();
        var held = Enumerable
            .Range(0, Runs)
            .Count(run =>
            {
                var random = new Xoshiro256StarStar(7_000_000 + run, threadSafe: false);
                var edges = Enumerable.Range(0, 200).Select(_ => new ForestEdge(0, 1, 0.5, 0, population[random.Next(population.Length)]));
                var interval = Bootstrap.Run(model.With([.. edges]), [metric]).Interval(metric, 0.95).Interval!;
                return interval.Low <= 3.9 && 3.9 <= interval.High;
            });
        Assert.That(held, Is.InRange(0.93 * Runs, 0.97 * Runs));
    }

    [Test]
    public void Intervals_are_the_same_every_time_and_hold_the_value()
    {
        var model = TenNodes.Analyze();
        var metrics = MetricCatalog
            .All.Where(metric =>
                metric.Randomness != QualityGate.Metrics.RandomSource.None && metric is not (ConfusionsExplainedExtended or TopFiveAccuracy)
            )
            .ToArray();
        var (first, second) = (Bootstrap.Run(model, metrics), Bootstrap.Run(model, metrics));
        using (Assert.EnterMultipleScope())
        {
            foreach (var metric in metrics)
            {
                var interval = first.Interval(metric, 0.9);
                Assert.That(second.Interval(metric, 0.9), Is.EqualTo(interval), metric.Name);
                Assert.That(interval.Interval!.Low, Is.LessThanOrEqualTo(interval.Interval.High), metric.Name);
                Assert.That(
                    first.Interval(metric, 0.99).Interval!.High - first.Interval(metric, 0.99).Interval!.Low,
                    Is.GreaterThanOrEqualTo(interval.Interval.High - interval.Interval.Low),
                    metric.Name
                );
            }
        }
    }

    // Whole rows that are all right, or all wrong, cannot be drawn otherwise.
    [TestCase(true, "no prediction is wrong")]
    [TestCase(false, "all 1000 drawn test sets give the same value")]
    public void Nothing_is_said_of_how_predictions_vary_that_are_all_right_or_all_wrong(bool right, string why)
    {
        var counts = Enumerable
            .Range(0, 36)
            .Select(k => (k / 6, k % 6) is var (i, j) && j == (right ? i : (i + 1) % 6) ? 10.0 : 0)
            .ToArray();
        var f1 = MetricCatalog.Find("hierarchical-f1")!;
        Assert.That(Bootstrap.Run(TenNodes.Analyze().With(TenNodes.Counts(counts)), [f1]).Interval(f1, 0.95).WhyNone, Does.Contain(why));
    }

    [Test]
    public void Metrics_on_forests_need_ten_samples_of_nearly_every_class([Values(9, 10)] int samples)
    {
        var counts = Enumerable
            .Range(0, 36)
            .Select(k =>
                (k / 6, k % 6) is var (i, j) && i == j ? samples - 3.0
                : j == (i + 1) % 6 ? 2
                : j == (i + 2) % 6 ? 1
                : 0
            )
            .ToArray();
        var model = TenNodes.Analyze().With(TenNodes.Counts(counts));
        using (Assert.EnterMultipleScope())
        {
            foreach (var metric in new[] { "error-alignment", "functional-similarity-depth", "similarities-causing-confusion" })
            {
                Assert.That(
                    model.IntervalOf(MetricCatalog.Find(metric)!, 0.95).WhyNone,
                    samples < 10
                        ? Is.EqualTo(
                            "has no interval: 6 of 6 classes have fewer than 10 test samples, so it is not known how their predictions vary"
                        )
                        : Is.Null,
                    metric
                );
            }

            Assert.That(model.IntervalOf(MetricCatalog.Find("mistake-depth")!, 0.95).Interval, Is.Not.Null);
        }
    }

    // Two edges of depths 4 and 10: 7 with a standard error of 3, and Student's 6.3138 at one degree of freedom.
    [Test]
    public void The_interval_of_similarity_depth_is_that_of_Student()
    {
        var interval = TenNodes
            .Analyze()
            .With([new ForestEdge(0, 1, 0.5, 0, 4), new ForestEdge(1, 2, 0.5, 0, 10)])
            .IntervalOf(MetricCatalog.Find("similarity-depth")!, 0.9)
            .Interval!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(interval.Low, Is.EqualTo(1), "no depth is less");
            Assert.That(interval.High, Is.EqualTo(7 + (3 * 6.3138)).Within(0.001));
        }
    }

    [TestCase("there is only one edge", 4)]
    [TestCase("all 3 edges have the same depth", 4, 4, 4)]
    public void Edges_that_do_not_vary_give_no_interval(string why, params int[] depths)
    {
        var model = TenNodes.Analyze().With([.. depths.Select((depth, k) => new ForestEdge(k, k + 1, 0.5, 0, depth))]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(model.IntervalOf(MetricCatalog.Find("similarity-depth")!, 0.9).WhyNone, Does.Contain(why));
            Assert.That(model.IntervalOf(MetricCatalog.Find("relative-similarity-depth")!, 0.9).WhyNone, Does.Contain(why));
        }
    }

    [Test]
    public void Shares_have_no_interval()
    {
        var metric = MetricCatalog.Find("accuracy")!;
        var model = TenNodes.Analyze().With(ConfusionMatrix.Create(6, Truth, isRates: true, new SourceLocation("x")));
        Assert.That(Bootstrap.Run(model, [metric]).Interval(metric, 0.95).WhyNone, Does.Contain("shares"));
    }

    [Test]
    public void A_metric_without_randomness_has_no_interval()
    {
        var metric = MetricCatalog.Find("structural-semantic-correlation")!;
        Assert.That(
            Bootstrap.Run(TenNodes.Analyze(), [metric]).Interval(metric, 0.95).WhyNone,
            Does.Contain("nothing that could be drawn again")
        );
    }

    // With two mistakes in 60 samples, one in eight of drawn test sets has none: the metric is undefined there.
    [Test]
    public void A_metric_that_is_often_undefined_has_no_interval()
    {
        var counts = Enumerable.Range(0, 36).Select(k => k % 7 == 0 ? 10.0 : 0).ToArray();
        (counts[0], counts[1], counts[6], counts[7]) = (9, 1, 1, 9);
        var metric = MetricCatalog.Find("mistake-depth")!;
        var model = TenNodes.Analyze().With(TenNodes.Counts(counts));
        Assert.That(
            Bootstrap.Run(model, [metric]).Interval(metric, 0.95).WhyNone,
            Does.Match("undefined on 1[0-9]{2} of 1000 drawn test sets")
        );
    }

    [Test]
    public void Drawn_test_sets_have_as_many_samples_of_each_class_and_no_new_confusion()
    {
        var confusion = TenNodes.Counts(TenNodes.Confusion);
        var drawn = new TestSetResampler(confusion).Draw(new Xoshiro256StarStar(1, threadSafe: false));
        using (Assert.EnterMultipleScope())
        {
            for (var i = 0; i < 6; i++)
            {
                Assert.That(drawn.SamplesOf(i), Is.EqualTo(10));
                Assert.That(Enumerable.Range(0, 6).Where(j => confusion[i, j] == 0), Is.All.Matches<int>(j => drawn[i, j] == 0));
            }
        }
    }

    // Mean n p, variance n p (1 - p), each within five standard errors of 20,000 draws.
    [TestCase(20, 0.3)]
    [TestCase(1000, 0.01)]
    [TestCase(1_000_000, 0.5)]
    [TestCase(9_000_000_000_000, 0.999)]
    public void Binomial_numbers_have_their_mean_and_variance(long n, double p)
    {
        const int Draws = 20_000;
        var random = new Xoshiro256StarStar(3, threadSafe: false);
        var drawn = Enumerable.Range(0, Draws).Select(_ => BinomialSampler.Draw(random, n, p) - (n * p)).ToArray();
        var variance = n * p * (1 - p);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(drawn.Average(), Is.EqualTo(0).Within(5 * Math.Sqrt(variance / Draws)));
            Assert.That(drawn.Average(d => d * d), Is.EqualTo(variance).Within(5 * variance * Math.Sqrt(2.0 / Draws) * 1.5));
        }
    }

    [TestCase(0L, 0.5, 0L)]
    [TestCase(10L, 0.0, 0L)]
    [TestCase(10L, 1.0, 10L)]
    [TestCase(5_000_000_000L, 1.0, 5_000_000_000L)]
    public void Binomial_numbers_without_chance_are_certain(long n, double p, long expected) =>
        Assert.That(BinomialSampler.Draw(new Xoshiro256StarStar(3, threadSafe: false), n, p), Is.EqualTo(expected));

    [TestCase(0.95, 29)]
    [TestCase(0.9, 22)]
    [TestCase(0.99, 44)]
    public void As_many_samples_are_needed_as_make_a_rare_confusion_seen(double level, int expected) =>
        Assert.That(SampleSize.Needed(level), Is.EqualTo(expected));

    private static ConfusionMatrix DrawTestSet(int seed, int samples)
    {
        var random = new Xoshiro256StarStar(5_000_000 + seed, threadSafe: false);
        var counts = new double[36];
        for (var row = 0; row < 6; row++)
        {
            for (var sample = 0; sample < samples; sample++)
            {
                var at = random.NextDouble();
                var column = 0;
                while (column < 5 && at >= Truth[(row * 6) + column])
                {
                    at -= Truth[(row * 6) + column++];
                }

                counts[(row * 6) + column]++;
            }
        }

        return TenNodes.Counts(counts);
    }
}
