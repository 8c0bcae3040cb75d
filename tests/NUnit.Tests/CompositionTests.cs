namespace QualityGate.Constraints.Tests;

/// <summary>Sentences as test authors write them: what belongs to what.</summary>
internal sealed class CompositionTests
{
    private TestModels Models { get; set; } = null!;

    [OneTimeSetUp]
    public void MakeModels() => Models = new TestModels();

    [OneTimeTearDown]
    public void RemoveModels() => Models.Dispose();

    [Test]
    public void Composed_constraints_hold()
    {
        Assert.That(Models.Small, Has.SimilarityDepth.GreaterThan(3));
        Assert.That(Models.Small, Has.ErrorAlignment.InRange(0.4, 0.9));
        Assert.That(Models.Small, Has.RelativeSimilarityDepth.AtLeast(0.5).And.Accuracy.GreaterThan(0.7));
        Assert.That(Models.Small, Has.SimilarityDepth.GreaterThan(3).And.SimilarityDepth.LessThan(9).And.Accuracy.EqualTo(0.8));
        Assert.That(Models.Small, Has.No.SimilarityDepthAbove(9));
        Assert.That(Models.Small, Has.No.SimilarityDepth.GreaterThan(9));
        Assert.That(Models.Small, Does.Not.SimilarityDepthAbove(9));
        Assert.That(Models.Small, Has.SimilarityDepth.Not.GreaterThan(9).And.Accuracy.AtLeast(0.8));
        Assert.That(Models.Small, Is.SemanticallyDeeperThan(Models.Mixed).And.NoConfusionBetween("animal.n.01", "vehicle.n.01"));
        Assert.That(Models.Small, Is.Not.Null.And.SemanticallyDeeperThan(Models.Mixed));
        Assert.That(Models.Mixed, Is.Not.SemanticallyDeeperThan(Models.Small));
        Assert.That(Models.Small, Has.SimilarityDepthAbove(99).Or.ErrorAlignmentAbove(0.5));
        Assert.That(Models.Small, Has.SimilarityDepthAbove(99).Or.ErrorAlignmentAbove(0.5).And.AccuracyAbove(0.7));
        Assert.That(Models.Small, Has.Accuracy.Matches(Is.Positive.And.LessThan(1)));
        Assert.That(Models.Small, Has.StructuralSemanticCorrelation.Positive.And.SimilarityDepth.Not.Zero);
        Assert.That(Models.Mixed, Has.StructuralSemanticCorrelation.Negative);
        Assert.That(Models.Small, Is.Not.Null.And.PassesThresholds(Models.Folder.PathTo("thresholds.yml")));
        Assert.That(new[] { Models.Small, Models.Mixed }, Is.All.Accuracy.GreaterThan(0.6));
        Assert.That(new[] { Models.Small, Models.Mixed }, Has.Some.SimilarityDepthAbove(8).And.Some.SimilarityDepth.LessThan(8));
        Assert.That(new[] { Models.Small, Models.Mixed }, Has.Exactly(1).SimilarityDepthAbove(8));
        Warn.Unless(Models.Small, Has.SimilarityDepthAbove(3));
        Assume.That(Models.Small, Has.SimilarityDepthAbove(3));
    }

    [Test]
    public void And_binds_tighter_than_Or() =>
        Assert.That(
            Failing.Message(() =>
                Assert.That(Models.Small, Has.SimilarityDepthAbove(99).Or.ErrorAlignmentAbove(0.5).And.AccuracyAbove(0.9))
            ),
            Does.StartWith(
                    "  Expected: similarity-depth above 99 or error-alignment above 0.5 and accuracy above 0.9\n  But was:  "
                        + "8.2000 in small.onnx"
                )
                .And.Contains("; 0.8000 in small.onnx")
        );

    [Test]
    public void The_figures_of_both_sides_stand_under_Or_and_once_more_under_Not()
    {
        var message = Failing.Message(() => Assert.That(Models.Small, !(Has.SimilarityDepthAbove(99) | Has.AccuracyAbove(0.7))));
        Assert.That(
            message,
            Does.Contain("  Expected: not similarity-depth above 99 or accuracy above 0.7\n  But was:  0.8000 in small.onnx")
        );
    }

    [Test]
    public void The_figures_of_both_sides_of_And_stand_under_Not() =>
        Assert.That(
            Failing.Message(() => Assert.That(Models.Small, !(Has.SimilarityDepthAbove(8) & Has.AccuracyAbove(0.7)))),
            Does.StartWith("  Expected: not similarity-depth above 8 and accuracy above 0.7\n  But was:  8.2000 in small.onnx")
                .And.Contains("; 0.8000 in small.onnx")
        );

    [Test]
    public void Under_Not_a_message_is_laid_out_as_ever_and_a_formatter_of_the_test_still_counts()
    {
        using (new global::NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
        {
            TestContext.AddFormatter(next => value => value is TestModels ? "the models" : next(value));
            var message = Assert.Throws<AssertionException>(() => Assert.That(Models.Small, Has.No.SimilarityDepthAbove(8)))!.Message;
            var other = Assert.Throws<AssertionException>(() => Assert.That(Models, Is.EqualTo(3)))!.Message;
            using (Assert.EnterMultipleScope())
            {
                Assert.That(
                    Failing.Clean(message),
                    Does.StartWith(
                        """
                          Expected: not similarity-depth above 8
                          But was:  8.2000 in small.onnx (Gemm, 6 classes x 2 features; similarity-depth 8.2000)
                          Off by:   0.2000
                          Report:   (path)
                          Pairs:    dog.n.01–cat.n.01 (depth 12, carnivore.n.01, similarity 0.9893)

                        """.ReplaceLineEndings("\n")
                    )
                );
                Assert.That(other, Does.Contain("But was:  the models"));
            }
        }
    }

    // The findings of NUnit's own constraints are not lost either.
    [Test]
    public void A_foreign_constraint_says_what_it_has_to_say() =>
        Assert.That(
            Failing.Message(() => Assert.That(Models.Small, Has.SimilarityDepthAbove(3).And.EqualTo("other"))),
            Is.EqualTo("  Expected: similarity-depth above 3 and \"other\"\n  But was:  <small.onnx>")
        );

    [Test]
    public void A_whole_interval_has_to_hold_not_the_value_alone()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Models.Small, Has.AccuracyAbove(0.79));
            Assert.That(Models.Small, Has.No.Accuracy.GreaterThan(0.79).WithConfidence(0.95));
            Assert.That(Models.Small, Has.AccuracyAbove(0.6).WithConfidence(0.95));
            Assert.That(Models.Small, Has.Accuracy.InRange(0.6, 0.95).WithConfidence(0.95).And.SimilarityDepthAbove(3));
            Assert.That(Models.Small, Has.No.Accuracy.InRange(0.79, 0.81).WithConfidence(0.95));
        }
    }

    // Ends of the intervals as in the reports, which have golden files: those of 48 in 60 (Clopper and Pearson).
    [Test]
    public void The_interval_is_that_of_the_reports() =>
        Assert.That(
            Failing.Message(() => Assert.That(Models.Small, Has.Accuracy.LessThan(0.85).WithConfidence(0.95))),
            Does.Contain("  Interval: 0.6767 to 0.8922 with 95 % confidence\n").And.Contain("  Off by:   0.0422\n")
        );

    [Test]
    public void Without_an_interval_confidence_is_an_error_also_under_Not([Values] bool negated)
    {
        var rates = Models.Folder.Write(
            "rates.csv",
            string.Concat(
                Enumerable
                    .Range(0, 6)
                    .Select(row =>
                        string.Join(
                            ',',
                            Enumerable
                                .Range(0, 6)
                                .Select(column =>
                                    row == column ? "0.8"
                                    : column == (row + 1) % 6 ? "0.2"
                                    : "0"
                                )
                        ) + "\n"
                    )
            )
        );
        var model = ModelUnderTest.At(
            Models.Folder.PathTo("small.onnx"),
            Models.Folder.PathTo("labels.txt"),
            confusion: rates,
            clustering: "none"
        );
        Assert.That(
            () =>
                Assert.That(model, negated ? Has.No.AccuracyAbove(0.1).WithConfidence(0.95) : Has.AccuracyAbove(0.1).WithConfidence(0.95)),
            Throws.InvalidOperationException.With.Message.Contains("accuracy has no interval: the confusion matrix holds shares")
        );
    }

    [TestCase(0.2)]
    [TestCase(95)]
    [TestCase(double.NaN)]
    public void A_confidence_that_is_none_is_refused(double level) =>
        Assert.That(
            () => Has.AccuracyAbove(0.1).WithConfidence(level),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("such as 0.95")
        );

    [Test]
    public void Ranges_and_tolerances_that_make_no_sense_are_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Has.Accuracy.InRange(0.9, 0.1),
                Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("begins at 0.9")
            );
            Assert.That(
                () => Has.Accuracy.EqualTo(0.9).Within(-1),
                Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("at least 0")
            );
            Assert.That(
                () => Has.Accuracy.AtLeast(double.PositiveInfinity),
                Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("finite")
            );
        }
    }

    // Six classes have five edges: the intervals of the two depths overlap.
    [Test]
    public void Deeper_with_confidence_means_that_the_intervals_lie_apart()
    {
        Assert.That(Models.Small, Is.SemanticallyDeeperThan(Models.Mixed));
        Assert.That(
            Failing.Message(() => Assert.That(Models.Small, Is.SemanticallyDeeperThan(Models.Mixed).WithConfidence(0.9))),
            Does.StartWith(
                    "  Expected: semantically deeper than mixed.onnx with 90 % confidence\n  But was:  8.2000 against 5.2000, in small.onnx"
                )
                .And.Contains(" against 2.6418 to 7.7582 with 90 % confidence\n")
        );
    }

    [Test]
    public void Depths_over_other_classes_are_not_compared()
    {
        Models.Folder.Write("birds.txt", "finch.n.01\ncat.n.01\ncar.n.01\ntruck.n.01\napple.n.01\npear.n.01\n");
        var birds = ModelUnderTest.At(Models.Folder.PathTo("mixed.onnx"), Models.Folder.PathTo("birds.txt"), clustering: "none");
        Assert.That(
            () => Assert.That(Models.Small, Is.SemanticallyDeeperThan(birds)),
            Throws.InvalidOperationException.With.Message.Contains("different classes")
        );
    }

    [TestCase("animl.n.01", "artifact.n.01", "wordnet has no 'animl.n.01'")]
    [TestCase("animal.n.01", "fish.n.01", "no class with test samples is a kind of fish.n.01")]
    [TestCase("animal.n.01", "carnivore.n.01", "is a kind of animal.n.01 but not of carnivore.n.01")]
    public void A_confusion_that_could_not_happen_is_an_error_not_a_pass(string first, string second, string why) =>
        Assert.That(
            () => Assert.That(Models.Small, Has.NoConfusionBetween(first, second)),
            Throws.ArgumentException.With.Message.Contains(why)
        );

    [Test]
    public void Confusions_count_in_both_directions() =>
        Assert.That(
            Failing.Message(() => Assert.That(Models.Small, Has.NoConfusionBetween("dog.n.01", "cat.n.01"))),
            Does.Contain("But was:  3 confusions in")
                .And.Contain("  Pairs:    dog.n.01 as cat.n.01: 2\n            cat.n.01 as dog.n.01: 1")
        );

    [Test]
    public void Without_test_data_there_is_nothing_to_confuse() =>
        Assert.That(
            () =>
                Assert.That(
                    ModelUnderTest.At(Models.Folder.PathTo("small.onnx"), Models.Folder.PathTo("labels.txt")),
                    Has.NoConfusionBetween("dog.n.01", "cat.n.01")
                ),
            Throws.InvalidOperationException.With.Message.Contains("confusions need test data")
        );
}
