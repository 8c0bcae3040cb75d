using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Analyzer.Tests.Metrics.Uncertainty;

/// <summary>The number of test sets that are drawn, and the progress that is reported meanwhile.</summary>
internal sealed class DrawingTests
{
    private const int Most = 1000;

    // The standard deviation of n normal numbers is off by 1 / sqrt(2n): 5 % of 200.
    [Test]
    public void Normal_numbers_need_two_or_three_hundred([Range(1, 20)] int seed) =>
        Assert.That(ReplicateCount.Needed(isOnForests: true, Normals(seed), Most), Is.InRange(200, 300));

    [Test]
    public void Numbers_with_long_tails_need_more() =>
        Assert.That(ReplicateCount.Needed(isOnForests: true, [.. Normals(1).Select(x => x * x * x)], Most), Is.EqualTo(Most));

    [Test]
    public void All_replicates_are_drawn_for_undefined_constant_or_quick_values()
    {
        double[] undefined = [.. Normals(1)];
        undefined[17] = double.NaN;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ReplicateCount.Needed(isOnForests: true, undefined, Most), Is.EqualTo(Most));
            Assert.That(ReplicateCount.Needed(isOnForests: true, Enumerable.Repeat(0.3, 200).ToArray(), Most), Is.EqualTo(Most));
            Assert.That(ReplicateCount.Needed(isOnForests: false, Normals(1), Most), Is.EqualTo(Most));
            Assert.That(ReplicateCount.Needed(isOnForests: true, Normals(1), 50), Is.EqualTo(50));
        }
    }

    [Test]
    public void A_metric_has_the_same_interval_alone_and_among_others()
    {
        var model = TenNodes.Analyze();
        var together = Bootstrap.Run(model, MetricCatalog.All);
        using (Assert.EnterMultipleScope())
        {
            foreach (var metric in MetricCatalog.All.Where(metric => model.Measure(metric).Value is not null))
            {
                var alone = Bootstrap.Run(model, [metric]);
                Assert.That(alone.ReplicatesOf(metric), Is.EqualTo(together.ReplicatesOf(metric)).AsCollection, metric.Name);
                Assert.That(alone.Interval(metric, 0.95), Is.EqualTo(model.IntervalOf(metric, 0.95)), metric.Name);
            }
        }
    }

    [Test]
    public void Progress_is_reported_once_a_second_after_the_first()
    {
        var clock = new HandClock();
        var said = new List<string>();
        var progress = new DrawingProgress("resnet", new Listener(said), clock);
        progress.Expect(200);
        foreach (var seconds in new[] { 0.5, 0.9, 1.1, 1.5, 2.0, 2.2 })
        {
            clock.Now = TimeSpan.FromSeconds(seconds);
            progress.Done(1);
        }

        Assert.That(
            said,
            Is.EqualTo(
                new[] { "resnet: 2 % of the test sets drawn, 1 min 12 s left", "resnet: 3 % of the test sets drawn, 1 min 11 s left" }
            ).AsCollection
        );
    }

    [Test]
    public void The_time_left_is_not_guessed_from_the_first_test_sets() =>
        Assert.That(DrawingProgress.Text("resnet", 2, 1000, TimeSpan.FromSeconds(7)), Is.EqualTo("resnet: 0 % of the test sets drawn"));

    [TestCase(7.2, "8 s")]
    [TestCase(130, "2 min 10 s")]
    [TestCase(3900, "1 h 5 min")]
    public void Times_are_said_as_people_say_them(double seconds, string expected) =>
        Assert.That(Text.TimeLeft.Of(TimeSpan.FromSeconds(seconds)), Is.EqualTo(expected));

    private static double[] Normals(int seed)
    {
        var values = new double[200];
        Normal.Samples(new Xoshiro256StarStar(seed, threadSafe: false), values, 0, 1);
        return values;
    }

    private sealed class HandClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }

    private sealed class Listener(List<string> said) : IProgress<string>
    {
        public void Report(string value) => said.Add(value);
    }
}
