using CsCheck;
using QualityGate.Analysis;
using QualityGate.Analyzer.Tests.Metrics;
using QualityGate.Explanations;
using QualityGate.Metrics;

namespace QualityGate.Analyzer.Tests.Explanations;

/// <summary>
/// The pairs of <see cref="TenNodes"/> that raise a value, seen by hand; and that the pairs do to any value what is said of them.
/// </summary>
internal sealed class PairEffectTests
{
    private static readonly ModelAnalysis Analysis = TenNodes.Analyze();

    // The chain bird-dog-cat-car-amphicar-boat has the depths 2, 3, 1, 3, 3.
    [TestCase("similarity-depth", PairEffect.Lowers, "cat–car,dog–bird")]
    [TestCase("similarity-depth", PairEffect.Raises, "car–amphicar,boat–amphicar,dog–cat")]
    [TestCase("relative-similarity-depth", PairEffect.Raises, "car–amphicar,boat–amphicar,dog–cat")]
    [TestCase("error-alignment", PairEffect.Lowers, "dog–car,dog–boat")]
    [TestCase("error-alignment", PairEffect.Raises, "car–amphicar,dog–cat,dog–bird")]
    [TestCase("similarities-causing-confusion", PairEffect.Lowers, "boat–amphicar,cat–car")]
    [TestCase("similarities-causing-confusion", PairEffect.Raises, "car–amphicar,dog–cat,dog–bird")]
    [TestCase("accuracy", PairEffect.Lowers, "car–amphicar,dog–cat,dog–boat,dog–bird,dog–car")]
    [TestCase("accuracy", PairEffect.Raises, "bird,cat,boat,car,amphicar,dog")]
    [TestCase("mistake-depth", PairEffect.Raises, "car–amphicar,dog–cat")]
    [TestCase("mistake-depth", PairEffect.Lowers, "dog–car,dog–boat,dog–bird")]
    public void The_pairs_are_those_that_move_the_value_that_way(string metric, PairEffect effect, string pairs) =>
        Assert.That(
            HeaviestPairs.Of(Analysis, MetricCatalog.Find(metric)!, effect).Select(pair => pair.Describe(Analysis).Split(' ')[0]),
            Is.EquivalentTo(pairs.Split(','))
        );

    [Test]
    public void The_right_predictions_of_a_class_are_told_as_such() =>
        Assert.That(
            HeaviestPairs.Of(Analysis, MetricCatalog.Find("accuracy")!, PairEffect.Raises)[0].Describe(Analysis),
            Is.EqualTo("bird (10 of 10 samples right)")
        );

    [Test]
    public void Ranks_are_told_for_correlations()
    {
        var metric = MetricCatalog.Find("structural-semantic-correlation")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                HeaviestPairs.Of(Analysis, metric, PairEffect.Raises)[0].Describe(Analysis),
                Does.Match(@"^\w+–\w+ \(structural rank [\d.]+ and semantic rank [\d.]+ of 15 by similarity\)$")
            );
            Assert.That(HeaviestPairs.Of(Analysis, metric, PairEffect.Lowers), Has.Length.LessThanOrEqualTo(10).And.Not.Empty);
            Assert.That(
                HeaviestPairs.Of(Analysis.WithoutTestData(), MetricCatalog.Find("structural-functional-correlation")!, PairEffect.Raises),
                Is.Empty
            );
        }
    }

    // More of the same predictions move the value further the same way.
    [Test]
    public void Doubling_the_predictions_of_the_first_pair_moves_the_value_in_its_direction()
    {
        string[] names =
        [
            "accuracy",
            "mistake-severity",
            "mistake-depth",
            "mistake-wu-palmer",
            "lca-distance",
            "hierarchical-precision",
            "hierarchical-recall",
            "hierarchical-f1",
        ];
        Gen.Int[0, 9]
            .Array[36]
            .Sample(
                counts =>
                {
                    double[] matrix = [.. counts.Select((count, place) => count + (place % 7 == 0 ? 1.0 : 0))];
                    var analysis = TenNodes.Analyze(TenNodes.Plane(TenNodes.Angles), TenNodes.Classes, TenNodes.Counts(matrix));
                    foreach (
                        var metric in names
                            .Select(name => MetricCatalog.Find(name)!)
                            .Where(metric => analysis.Measure(metric).Value is not null)
                    )
                    {
                        foreach (var effect in Enum.GetValues<PairEffect>())
                        {
                            if (HeaviestPairs.Of(analysis, metric, effect) is not [var pair, ..])
                            {
                                continue;
                            }

                            double[] doubled = [.. matrix];
                            doubled[(pair.A * 6) + pair.B] *= 2;
                            if (pair.A != pair.B)
                            {
                                doubled[(pair.B * 6) + pair.A] *= 2;
                            }

                            var (before, after) = (
                                analysis.Measure(metric).Value!.Value,
                                metric.Compute(analysis.With(TenNodes.Counts(doubled))).Value!.Value
                            );
                            var moved = effect == PairEffect.Raises ? after - before : before - after;
                            if (moved < -1e-12)
                            {
                                return false;
                            }
                        }
                    }

                    return true;
                },
                iter: Thoroughness.Times(60)
            );
    }
}
