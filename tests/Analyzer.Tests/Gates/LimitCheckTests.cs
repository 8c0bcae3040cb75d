using QualityGate.Analysis;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Metrics;
using QualityGate.Results;
using QualityGate.Runs;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.Gates;

/// <summary>
/// Limits that cannot fail or lie on the wrong side of chance. Of the six classes of the small repository the mean subsumer depth over all
/// pairs is 5.4, the test set is balanced, and one predicted edge in three is a similarity by chance.
/// </summary>
internal sealed class LimitCheckTests : FolderFixture
{
    [SetUp]
    public void FillFolder() => SmallRepository.Fill(Folder);

    [TestCase(
        "similarity-depth: { min: 5 }",
        9,
        32,
        "'min: 5' of similarity-depth for 'small' lies on the wrong side of chance: random labels give 5.4000 on average, so "
            + "that a network that has learnt nothing passes; demand more than that, or put the threshold on "
            + "relative-similarity-depth."
    )]
    [TestCase("similarity-depth: { min: 5.4 }", 9, 32, "is the level of chance: random labels give 5.4000")]
    [TestCase(
        "similarity-depth: { min: 1 }",
        9,
        32,
        "cannot fail: with these classes no value is below 4, and random labels give 5.4000 on average; demand more than that"
    )]
    [TestCase("similarity-depth: { min: 4 }", 9, 32, "cannot fail")]
    [TestCase("similarity-depth: { max: 12 }", 9, 32, "cannot fail: with these classes no value is above 12.")]
    [TestCase("similarity-depth: { min: 7, max: 99 }", 9, 40, "'max: 99' of similarity-depth for 'small' cannot fail")]
    [TestCase("similarity-depth: { min: -5 }", 9, 32, "cannot fail")]
    [TestCase("functional-similarity-depth: { min: 5 }", 9, 43, "random labels give 5.4000 on average")]
    [TestCase("relative-similarity-depth: { min: 0 }", 9, 41, "is the level of chance: random labels give 0.0000 on average")]
    [TestCase("relative-similarity-depth: { min: -0.1 }", 9, 41, "wrong side of chance")]
    [TestCase("relative-similarity-depth: { max: 5 }", 9, 41, "cannot fail: with these classes no value is above")]
    [TestCase(
        "error-alignment: { min: 0 }",
        9,
        31,
        "cannot fail: no value is below 0, and random labels give 0.3333 on average; demand more than that."
    )]
    [TestCase(
        "confusions-explained: { min: 0.3 }",
        9,
        36,
        "of confusions-explained for 'small' lies on the wrong side of chance: random labels give 0.3333"
    )]
    [TestCase("error-alignment: { max: 1 }", 9, 31, "cannot fail: no value is above 1.")]
    [TestCase(
        "error-alignment: { max: 0.2, severity: warning }",
        9,
        31,
        "wrong side of chance: random labels give 0.3333 on average, so that only a network that does worse passes; write "
            + "'min' where the contrary is meant."
    )]
    [TestCase(
        "accuracy: { min: 0 }",
        9,
        24,
        "cannot fail: no value is below 0, and always predicting the largest class gives 0.1667; demand more than that."
    )]
    [TestCase("accuracy: { min: 0.1 }", 9, 24, "wrong side of chance: always predicting the largest class gives 0.1667")]
    [TestCase("accuracy: { max: 60 }", 9, 24, "cannot fail: no value is above 1. Did you mean 0.6?")]
    [TestCase("accuracy: { min: 0, confidence: 0.95 }", 9, 24, "cannot fail")]
    [TestCase("mistake-severity: { max: 99 }", 9, 32, "cannot fail: with these classes no value is above")]
    [TestCase("mistake-severity: { min: 0 }", 9, 32, "cannot fail")]
    [TestCase("lca-distance: { max: 2.5 }", 9, 28, "random predictions give")]
    [TestCase("mistake-depth: { min: 5 }", 9, 29, "random predictions give 5.4000 on average")]
    [TestCase("mistake-wu-palmer: { min: 0 }", 9, 33, "cannot fail: with these classes no value is below 0.")]
    [TestCase("hierarchical-precision: { min: 0.1 }", 9, 38, "cannot fail: with these classes no value is below")]
    [TestCase("hierarchical-f1: { min: 0.45 }", 9, 31, "random predictions give 0.")]
    [TestCase("structural-semantic-correlation: { min: 0 }", 9, 47, "is the level of chance")]
    [TestCase("structural-semantic-correlation: { min: -1 }", 9, 47, "cannot fail: no value is below -1")]
    public void A_limit_that_demands_nothing_is_warned_of_at_its_place(string threshold, int line, int column, string words)
    {
        var warning = Check(threshold).AllDiagnostics.Single(diagnostic => diagnostic.Code == DiagnosticCodes.LimitDemandsNothing);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(warning.Severity, Is.EqualTo(Severity.Warning));
            Assert.That((warning.Location.Line, warning.Location.Column), Is.EqualTo((line, column)));
            Assert.That(warning.Message, Does.Contain(words));
        }
    }

    [TestCase("similarity-depth: { min: 7 }")]
    [TestCase("similarity-depth: { min: 5.5, max: 11.9 }")]
    [TestCase("relative-similarity-depth: { min: 0.1 }")]
    [TestCase("error-alignment: { min: 0.4, max: 0.95 }")]
    [TestCase("accuracy: { min: 0.2 }")]
    [TestCase("mistake-severity: { max: 2 }")]
    [TestCase("lca-distance: { max: 1.6 }")]
    [TestCase("mistake-depth: { min: 6 }")]
    [TestCase("hierarchical-recall: { min: 0.8 }")]
    [TestCase("structural-semantic-correlation: { min: 0.1 }")]
    public void A_limit_between_chance_and_the_best_is_not_warned_of(string threshold) =>
        Assert.That(
            Check(threshold).AllDiagnostics.Select(diagnostic => diagnostic.Code),
            Has.None.EqualTo(DiagnosticCodes.LimitDemandsNothing)
        );

    // By value, half of all networks that have learnt nothing reach chance. With confidence they are inconclusive, hardly one in forty
    // being beyond it: that is a demand only where inconclusive fails.
    [TestCase("relative-similarity-depth: { min: 0, confidence: 0.95, inconclusive: error }", false)]
    [TestCase("relative-similarity-depth: { min: 0, confidence: 0.95, inconclusive: error, severity: warning }", true)]
    [TestCase("relative-similarity-depth: { min: 0, confidence: 0.95 }", true)]
    [TestCase("relative-similarity-depth: { min: 0, confidence: 0.95, inconclusive: pass }", true)]
    public void An_interval_above_chance_is_a_demand_where_inconclusive_fails(string threshold, bool isWarnedOf) =>
        Assert.That(
            Check(threshold).AllDiagnostics.Any(diagnostic => diagnostic.Code == DiagnosticCodes.LimitDemandsNothing),
            Is.EqualTo(isWarnedOf)
        );

    [Test]
    public void A_metric_without_a_value_has_its_error_alone()
    {
        Folder.Write(
            "predictions.csv",
            "true,pred\n" + string.Concat(Enumerable.Range(0, 60).Select(k => FormattableString.Invariant($"{k % 6},{k % 6}\n")))
        );
        Assert.That(
            Check("mistake-severity: { max: 99 }").AllDiagnostics.Select(diagnostic => diagnostic.Code),
            Is.EqualTo(new[] { DiagnosticCodes.NotMeasured })
        );
    }

    [Test]
    public void The_warning_does_not_fail_the_gate() => Assert.That(Check("accuracy: { min: 0 }").State, Is.EqualTo(VerdictState.Passed));

    // Five of every six samples are dogs.
    [Test]
    public void Accuracy_by_chance_is_the_share_of_the_largest_class()
    {
        Folder.Write(
            "predictions.csv",
            "true,pred\n"
                + string.Concat(
                    Enumerable
                        .Range(0, 60)
                        .Select(k => FormattableString.Invariant($"{(k < 50 ? 0 : 1 + (k % 5))},{(k < 50 ? 0 : 1 + (k % 5))}\n"))
                )
        );
        Assert.That(
            Check("accuracy: { min: 0.8 }").AllDiagnostics.Single().Message,
            Does.Contain("always predicting the largest class gives 0.8333")
        );
    }

    [Test]
    public void Every_value_lies_within_the_bounds_that_limits_are_judged_by()
    {
        var rows = File.ReadLines(Folder.PathTo("predictions.csv")).Skip(1).Select(line => $"{line},{line[^1]}|{Others(line[^1])}\n");
        Folder.Write("predictions.csv", "true,pred,top5\n" + string.Concat(rows));
        var model = Check("accuracy: { min: 0.5 }").Models.Single();
        var analysis = Analyze();
        foreach (var metric in MetricCatalog.All)
        {
            var bounds = metric.Bounds(analysis);
            Assert.That(model.Metrics![metric.Name], Is.InRange(bounds.Least, bounds.Greatest), metric.Name);
            Assert.That(bounds.Chance, Is.InRange(bounds.Least, bounds.Greatest), metric.Name);
            var chance = model.Chance!.GetValueOrDefault(metric.Name);
            Assert.That(chance is null || Math.Abs(chance.Expected - bounds.Chance!.Value) < 1e-12, metric.Name);
        }
    }

    private static string Others(char first) => string.Join('|', "543210".Where(digit => digit != first).Take(4));

    // The closed forms give the values that drawing predictions at random comes to.
    [Test]
    public void Chance_is_what_random_predictions_come_to()
    {
        var analysis = Analyze();
        var random = new Random(1);
        var counts = new double[36];
        for (var sample = 0; sample < 600_000; sample++)
        {
            counts[(sample % 6 * 6) + random.Next(6)]++;
        }

        var drawn = analysis.With(ConfusionMatrix.Create(6, counts, isRates: false, new SourceLocation("m.csv")));
        foreach (var metric in MetricCatalog.All.Where(metric => metric is MistakeMetric or HierarchicalMetric))
        {
            Assert.That(drawn.Measure(metric).Value, Is.EqualTo(metric.Bounds(analysis).Chance).Within(0.5).Percent, metric.Name);
        }
    }

    private ModelAnalysis Analyze()
    {
        var path = TestInputs.Input(Folder.Write("thresholds.yml", SmallRepository.Thresholds("accuracy: { min: 0.5 }")));
        return ModelAnalyzer.Analyze(GateReader.Read(path).Entries.Single().Inputs, TestInputs.WordNet);
    }

    private GateResult Check(string threshold) =>
        Gate.Check(TestInputs.Input(Folder.Write("thresholds.yml", SmallRepository.Thresholds(threshold))));
}
