using MathNet.Numerics.Random;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.Metrics.Uncertainty;

internal sealed class ClopperPearsonTests
{
    // Newcombe 1998, Two-sided confidence intervals for the single proportion, table I, and all right or all wrong: 0.025^(1/n).
    [TestCase(81, 263, 0.95, 0.2527, 0.3676)]
    [TestCase(15, 148, 0.95, 0.0578, 0.1617)]
    [TestCase(0, 20, 0.95, 0.0000, 0.1684)]
    [TestCase(1, 29, 0.95, 0.0009, 0.1776)]
    [TestCase(60, 60, 0.95, 0.9404, 1.0000)]
    [TestCase(0, 60, 0.95, 0.0000, 0.0596)]
    [TestCase(1, 1, 0.95, 0.0250, 1.0000)]
    [TestCase(5, 10, 0.90, 0.2224, 0.7776)]
    public void The_interval_is_that_of_the_tables(double k, double n, double level, double low, double high)
    {
        var interval = ClopperPearson.Of(k, n, level);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(interval.Low, Is.EqualTo(low).Within(0.00005));
            Assert.That(interval.High, Is.EqualTo(high).Within(0.00005));
        }
    }

    // With many samples it is the normal interval.
    [TestCase(730_000, 1_000_000)]
    [TestCase(750_000_000, 1_000_000_000)]
    [TestCase(3_000_000_000_000, 4_000_000_000_000)]
    public void Many_samples_have_the_normal_interval(double k, double n)
    {
        var (share, interval) = (k / n, ClopperPearson.Of(k, n, 0.95));
        var reach = 1.959964 * Math.Sqrt(share * (1 - share) / n);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((share - interval.Low) / reach, Is.EqualTo(1).Within(0.02));
            Assert.That((interval.High - share) / reach, Is.EqualTo(1).Within(0.02));
        }
    }

    // Six classes that differ, 40 samples each.
    [Test]
    public void The_interval_of_accuracy_holds_the_truth_in_at_least_94_percent_of_1000_runs()
    {
        double[] shares = [0.99, 0.9, 0.8, 0.7, 0.95, 0.6];
        var accuracy = MetricCatalog.Find("accuracy")!;
        var model = TenNodes.Analyze();
        var held = Enumerable
            .Range(0, 1000)
            .Count(run =>
            {
                var random = new Xoshiro256StarStar(3_000_000 + run, threadSafe: false);
                var counts = new double[36];
                for (var sample = 0; sample < 240; sample++)
                {
                    var actual = sample % 6;
                    counts[(actual * 6) + (random.NextDouble() < shares[actual] ? actual : (actual + 1) % 6)]++;
                }

                var interval = model.With(TenNodes.Counts(counts)).IntervalOf(accuracy, 0.95).Interval!;
                return interval.Low <= shares.Average() && shares.Average() <= interval.High;
            });
        Assert.That(held, Is.InRange(940, 990));
    }

    [Test]
    public void Counts_that_are_not_whole_have_no_interval()
    {
        var half = TenNodes.Confusion.Select(count => count / 2).ToArray();
        var analysis = TenNodes.Analyze().With(ConfusionMatrix.Create(6, half, isRates: false, new SourceLocation("x")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(analysis.IntervalOf(MetricCatalog.Find("accuracy")!, 0.95).WhyNone, Does.Contain("not whole numbers"));
            Assert.That(analysis.IntervalOf(MetricCatalog.Find("error-alignment")!, 0.95).WhyNone, Does.Contain("not whole numbers"));
        }
    }

    // One sample per class, 610 of 1,000 right: every row is unanimous.
    [Test]
    [SharedData("real/squeezenet1.1-fp16.onnx")]
    public void SqueezeNet_has_the_interval_of_610_in_1000()
    {
        var analysis = ModelAnalysis.Load(
            SharedDataAttribute.PathTo("real/squeezenet1.1-fp16.onnx"),
            SharedDataAttribute.PathTo("real/imagenet_class_index.json"),
            SharedDataAttribute.PathTo("real/squeezenet1.1-predictions.csv"),
            clustering: "none"
        );
        var interval = analysis.IntervalOf(MetricCatalog.Find("accuracy")!, 0.95).Interval!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(interval.Low, Is.EqualTo(0.5790).Within(0.0005));
            Assert.That(interval.High, Is.EqualTo(0.6403).Within(0.0005));
            foreach (
                var metric in MetricCatalog.All.Where(metric =>
                    metric.Randomness == QualityGate.Metrics.RandomSource.TestSamples && metric is not (Accuracy or TopFiveAccuracy)
                )
            )
            {
                Assert.That(analysis.IntervalOf(metric, 0.95).WhyNone, Does.Contain("1000 of 1000 classes have fewer than"), metric.Name);
            }
        }
    }
}
