using QualityGate.Analysis;
using QualityGate.Analyzer.Tests.Metrics;
using QualityGate.Explanations;
using QualityGate.Metrics;

namespace QualityGate.Analyzer.Tests.Explanations;

/// <summary>
/// The pairs of <see cref="TenNodes"/> that weigh most, seen by hand; see <see cref="ExplanationTests"/> for its edges and confusions.
/// </summary>
internal sealed class HeaviestPairsTests
{
    private static readonly ModelAnalysis Analysis = TenNodes.Analyze();

    [TestCase("similarity-depth", "cat–car (depth 1, thing, similarity ")]
    [TestCase("relative-similarity-depth", "cat–car (depth 1, thing, similarity ")]
    [TestCase("functional-similarity-depth", "dog–car (depth 1, thing, similarity 0.0500)")]
    [TestCase("error-alignment", "dog–car (1 confusion, similarity ")]
    [TestCase("similarities-causing-confusion", "boat–amphicar (similarity ")]
    [TestCase("accuracy", "car–amphicar (5 confusions, car)")]
    [TestCase("mistake-severity", "car–amphicar (5 confusions, car)")]
    public void The_heaviest_pair_comes_first(string metric, string pair) =>
        Assert.That(HeaviestPairs.Of(Analysis, MetricCatalog.Find(metric)!, PairEffect.Lowers)[0].Describe(Analysis), Does.StartWith(pair));

    [Test]
    public void Every_metric_has_pairs([ValueSource(typeof(MetricCatalog), nameof(MetricCatalog.All))] Metric metric) =>
        Assert.That(HeaviestPairs.Of(Analysis, metric, PairEffect.Lowers), Is.Not.Empty);

    [Test]
    public void Without_test_data_there_are_none_of_confusions() =>
        Assert.That(HeaviestPairs.Of(Analysis.WithoutTestData(), MetricCatalog.Find("accuracy")!, PairEffect.Lowers), Is.Empty);

    [Test]
    public void Confusions_across_concepts_are_counted_in_both_directions()
    {
        var found = CrossConfusions.Of(Analysis, "animal", "vehicle");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Total, Is.EqualTo(2));
            Assert.That(
                found.Confusions.Select(confusion => confusion.Describe(Analysis)),
                Is.EqualTo(new[] { "dog as car: 1", "boat as dog: 1" })
            );
        }
    }

    // An amphicar is a car and a boat: it is neither when the two are compared.
    [Test]
    public void A_class_under_both_concepts_is_under_neither() =>
        Assert.That(CrossConfusions.Of(Analysis, "car", "boat").Confusions, Is.Empty);

    [TestCase("animal", "plant", "ten has no 'plant'")]
    [TestCase("mammal", "animal", "no class with test samples is a kind of mammal but not of animal")]
    public void Concepts_that_nothing_lies_under_are_refused(string first, string second, string why) =>
        Assert.That(() => CrossConfusions.Of(Analysis, first, second), Throws.ArgumentException.With.Message.Contains(why));
}
