using CsCheck;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Initialisation;
using QualityGate.Metrics;
using QualityGate.TestData;
using QualityGate.Text;

namespace QualityGate.Analyzer.Tests.Initialisation;

/// <summary>Limits that are chosen by what a model measures: it keeps them, chance does not.</summary>
internal sealed class LimitChooserTests
{
    [Test]
    public void Every_chosen_limit_is_kept_by_the_model_and_demands_something() =>
        Gen.Int[0, 1_000_000]
            .Sample(
                seed =>
                {
                    var analysis = RandomModels.Draw(seed, replicates: 20);
                    var wishes = new LimitWishes { Baseline = seed % 2 == 0, Confidence = seed % 3 == 0 ? 0.9 : null };
                    foreach (var chosen in LimitChooser.Choose(analysis, wishes))
                    {
                        var metric = MetricCatalog.Find(chosen.Metric)!;
                        var value = analysis.Measure(metric);
                        var limit = new Limit(chosen.Kind, chosen.Bound);
                        if (limit.IsOfBaseline)
                        {
                            Assert.That(chosen.Bound, Is.Positive);
                            continue;
                        }

                        var interval = chosen.Confidence is { } level ? analysis.IntervalOf(metric, level) : null;
                        var verdict = LimitJudge.Judge(
                            limit,
                            new Quantity(value, metric.Direction) { Confidence = chosen.Confidence, Interval = interval }
                        );
                        Assert.That(verdict.State, Is.EqualTo(VerdictState.Passed), $"{seed}: {chosen}");
                        Assert.That(LimitCheck.Of(metric, analysis, [limit]), Is.Empty, $"{seed}: {chosen}");
                    }
                },
                iter: Thoroughness.Times(150)
            );

    [TestCase("relative-similarity-depth", "min 0.23", "measured 0.2736 (-0.2046 to 0.7519 at 95 %); chance 0.0000")]
    [TestCase("error-alignment", "min 0.51", "measured 0.6875 (0.5955 to 0.7795 at 95 %); chance 0.0751")]
    [TestCase("accuracy", "min 0.72", "measured 0.7604 (0.7424 to 0.7778 at 95 %); chance 0.0435")]
    public void The_sample_gets_limits_that_say_where_they_come_from(string metric, string limit, string why)
    {
        var chosen = LimitChooser.Choose(Shapes()).Single(candidate => candidate.Metric == metric);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Describe(chosen), Is.EqualTo(limit));
            Assert.That(chosen.Why, Is.EqualTo(why));
        }
    }

    [Test]
    public void A_drop_is_judged_by_its_interval_where_that_leaves_the_model_out_of_doubt() =>
        Assert.That(
            LimitChooser.Choose(Shapes(), new LimitWishes { Baseline = true }).Select(Describe),
            Is.EqualTo([
                "min 0.23",
                "max-drop 0.068",
                "min 0.51 at 0.95",
                "max-drop 0.012 at 0.95",
                "min 0.72 at 0.95",
                "max-drop 0.014 at 0.95",
            ])
        );

    // The difference of two such test sets has no interval, so a limit that asks for one could never be judged.
    [Test]
    public void One_sample_of_each_class_has_a_drop_judged_by_its_value_or_not_limited()
    {
        var counts = new double[23 * 23];
        for (var c = 0; c < 23; c++)
        {
            counts[(c * 23) + (c < 16 ? c : (c + 1) % 23)] = 1;
        }

        var shapes = Shapes().With(ConfusionMatrix.Create(23, [.. counts], isRates: false, new SourceLocation("p.csv")));
        MetricChoice Accuracy(LimitWishes wishes) => LimitChooser.Of(shapes, wishes)[2];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Accuracy(new LimitWishes { Baseline = true }).Limits.Select(Describe),
                Is.EqualTo(["min 0.2", "max-drop 0.16"]),
                "16 of 23, and a quarter of the way to 1 of 23"
            );
            Assert.That(
                Accuracy(new LimitWishes { Baseline = true, Confidence = 0.9 }).Limits.Select(Describe),
                Is.EqualTo(["min 0.2 at 0.9"])
            );
            Assert.That(
                Accuracy(new LimitWishes { Baseline = true, Confidence = 0.9 }).Why,
                Does.Contain("no limit on a drop, as 23 of 23 classes have fewer than 2 test samples")
            );
        }
    }

    [TestCase(0.0352, 0.035)]
    [TestCase(0.1947, 0.19)]
    [TestCase(0.5, 0.5)]
    [TestCase(12.34, 12)]
    [TestCase(1234, 1200)]
    [TestCase(0, 1e-7)]
    public void A_tolerance_has_two_digits_and_is_never_more(double most, double tolerance) =>
        Assert.That(TidyBound.Tolerance(most), Is.EqualTo(tolerance));

    [Test]
    public void A_metric_that_is_missing_or_at_chance_gets_a_reason_in_place_of_a_limit()
    {
        var shapes = Shapes();
        var guesses = ConfusionMatrix.Create(23, [.. Enumerable.Repeat(2.0, 23 * 23)], isRates: false, new SourceLocation("p.csv"));
        var choices = LimitChooser.Of(shapes.With(guesses), new LimitWishes());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(choices[2].Limits, Is.Empty);
            Assert.That(
                choices[2].Why,
                Does.StartWith("no limit on accuracy: measured 0.0435 (").And.EndWith("; not clearly better than chance")
            );
            Assert.That(
                LimitChooser.Of(shapes.WithoutTestData(), new LimitWishes())[1].Why,
                Is.EqualTo("no limit on error-alignment, which needs test data, but neither predictions nor a confusion matrix are given")
            );
        }
    }

    [TestCase(0.8617, 0.9, 0.1, 0.86)]
    [TestCase(0.2260, 0.2736, 0.2260, 0.23)]
    [TestCase(71.3, 76.2, 1, 71)]
    [TestCase(0.999912, 0.99999, 0.1, 0.99991)]
    public void Bounds_are_tidy(double bound, double value, double floor, double tidy) =>
        Assert.That(TidyBound.Below(bound, value, floor), Is.EqualTo(tidy));

    private static string Describe(ChosenLimit chosen) =>
        Threshold.DescribeLimits([(new Limit(chosen.Kind, chosen.Bound).Key, chosen.Bound)], confidence: null)
        + (chosen.Confidence is { } level ? $" at {Figure.FormatLimit(level)}" : string.Empty);

    private static ModelAnalysis Shapes()
    {
        InputPath In(string name) => TestInputs.Input(Repository.PathTo($"samples/Shapes/{name}"));
        var inputs = new AnalysisInputs(In("shapes.onnx"))
        {
            Labels = In("labels.txt"),
            TestData = new Predictions(In("test-predictions.csv")),
        };
        return ModelAnalyzer.Analyze(inputs, TestInputs.WordNet);
    }
}
