using NUnit.Framework.Constraints;

namespace QualityGate.Constraints.Tests;

/// <summary>
/// The pairs in a message are those that push the value up where an upper bound failed, and those that pull it down where a lower one
/// did. The model has Similarity Depth 8.2: dog–cat, car–truck and apple–pear are deep; cat–car and truck–apple, which join them, are
/// shallow.
/// </summary>
internal sealed class PairEffectTests
{
    private const string Deep = "  Pairs:    dog.n.01–cat.n.01 (depth ";
    private const string Shallow = "  Pairs:    cat.n.01–car.n.01 (depth 4, ";

    private TestModels Models { get; set; } = null!;

    [OneTimeSetUp]
    public void MakeModels() => Models = new TestModels();

    [OneTimeTearDown]
    public void RemoveModels() => Models.Dispose();

    private static TestCaseData Sentence(string name, Func<IResolveConstraint> make, string pairs) =>
        new TestCaseData(make, pairs).SetArgDisplayNames(name);

    private static IEnumerable<TestCaseData> Sentences =>
        [
            Sentence("above", () => Has.SimilarityDepthAbove(9), Shallow),
            Sentence("at least", () => Has.SimilarityDepth.AtLeast(9), Shallow),
            Sentence("in a range above", () => Has.SimilarityDepth.InRange(9, 12), Shallow),
            Sentence("equal to more", () => Has.SimilarityDepth.EqualTo(9).Within(0.1), Shallow),
            Sentence("above with confidence", () => Has.SimilarityDepthAbove(8).WithConfidence(0.9), Shallow),
            Sentence("not below", () => Has.No.SimilarityDepth.LessThan(9), Shallow),
            Sentence("not at most", () => !Has.SimilarityDepth.AtMost(8.2), Shallow),
            Sentence("matches above", () => Has.SimilarityDepth.Matches(Is.GreaterThan(9)), Shallow),
            Sentence("not matches below", () => Has.SimilarityDepth.Not.Matches(Is.LessThan(9)), Shallow),
            Sentence("relative, above", () => Has.RelativeSimilarityDepthAbove(5), Shallow),
            Sentence("below", () => Has.SimilarityDepth.LessThan(8), Deep),
            Sentence("at most", () => Has.SimilarityDepth.AtMost(8), Deep),
            Sentence("less than its value", () => Has.SimilarityDepth.LessThan(8), Deep),
            Sentence("in a range below", () => Has.SimilarityDepth.InRange(3, 8), Deep),
            Sentence("equal to less", () => Has.SimilarityDepth.EqualTo(8).Within(1).Percent, Deep),
            Sentence("below with confidence", () => Has.SimilarityDepth.LessThan(8.5).WithConfidence(0.9), Deep),
            Sentence("not above", () => Has.No.SimilarityDepthAbove(8), Deep),
            Sentence("not at least", () => !Has.SimilarityDepth.AtLeast(8), Deep),
            Sentence("not in a range, nearer to its lower end", () => Has.SimilarityDepth.Not.InRange(8, 12), Deep),
            Sentence("matches in a range below", () => Has.SimilarityDepth.Matches(Is.InRange(3, 8)), Deep),
            Sentence("relative, below", () => Has.RelativeSimilarityDepth.LessThan(0.1), Deep),
        ];

    [TestCaseSource(nameof(Sentences))]
    public void The_pairs_are_those_that_move_the_value_the_wrong_way(Func<IResolveConstraint> make, string pairs) =>
        Assert.That(Failing.Message(() => Assert.That(Models.Small, make())), Does.Contain(pairs));

    [Test]
    public void Not_deeper_than_another_shows_what_raises_the_depth() =>
        Assert.That(Failing.Message(() => Assert.That(Models.Small, Is.Not.SemanticallyDeeperThan(Models.Mixed))), Does.Contain(Deep));

    [Test]
    public void Accuracy_is_high_by_the_classes_that_are_right()
    {
        var message = Failing.Message(() => Assert.That(Models.Small, Has.Accuracy.LessThan(0.5)));
        Assert.That(
            message,
            Does.EndWith(
                "\n  Classes:  cat.n.01 (9 of 10 samples right)\n            truck.n.01 (9 of 10 samples right)\n            "
                    + "dog.n.01 (8 of 10 samples right)"
            )
        );
    }

    [Test]
    public void Error_alignment_is_high_by_the_confusions_that_are_explained() =>
        Assert.That(
            Failing.Message(() => Assert.That(Models.Small, Has.ErrorAlignment.LessThan(0.5))),
            Does.Contain("\n  Pairs:    car.n.01–truck.n.01 (5 confusions, similarity 0.9932, a structural edge)\n")
        );

    [Test]
    public void A_threshold_that_is_a_maximum_shows_what_raises_the_value()
    {
        var thresholds = Models.Folder.Write(
            "maximum/thresholds.yml",
            """
            version: 1
            models:
              - { name: small, model: ../small.onnx, labels: ../labels.txt, clustering: none, thresholds: { similarity-depth: { max: 8 } } }

            """
        );
        Assert.That(
            Failing.Message(() => Assert.That(ModelUnderTest.At(Models.Folder.PathTo("small.onnx")), Passes.Thresholds(thresholds))),
            Does.Contain(Deep)
        );
    }
}
