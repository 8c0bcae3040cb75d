using NUnit.Framework.Constraints;

namespace QualityGate.Constraints.Tests;

/// <summary>
/// Comparisons after And and Or are about the metric that was named last. The model has Similarity Depth 8.2 and accuracy 0.8.
/// </summary>
internal sealed class ContinuationTests
{
    private TestModels Models { get; set; } = null!;

    [OneTimeSetUp]
    public void MakeModels() => Models = new TestModels();

    [OneTimeTearDown]
    public void RemoveModels() => Models.Dispose();

    private static TestCaseData Comparison(string name, Func<ModelExpression, Constraint> goOn, bool holds, string description) =>
        new TestCaseData(goOn, holds, description).SetArgDisplayNames(name);

    private static IEnumerable<TestCaseData> Comparisons =>
        [
            Comparison("LessThan(30)", on => on.LessThan(30), true, "less than 30"),
            Comparison("LessThan(8)", on => on.LessThan(8), false, "less than 8"),
            Comparison("LessThan(long)", on => on.LessThan(8L), false, "less than 8"),
            Comparison("LessThan(decimal)", on => on.LessThan(8.2m), false, "less than 8.2"),
            Comparison("LessThan(float)", on => on.LessThan(8.25f), true, "less than 8.25"),
            Comparison("LessThan(byte)", on => on.LessThan((byte)9), true, "less than 9"),
            Comparison("LessThanOrEqualTo", on => on.LessThanOrEqualTo(8.2), true, "less than or equal to 8.2"),
            Comparison("AtMost(float)", on => on.AtMost(8.2f), true, "at most 8.2"),
            Comparison("AtMost", on => on.AtMost(8), false, "at most 8"),
            Comparison("GreaterThan", on => on.GreaterThan(8), true, "greater than 8"),
            Comparison("GreaterThanOrEqualTo", on => on.GreaterThanOrEqualTo(9), false, "greater than or equal to 9"),
            Comparison("AtLeast", on => on.AtLeast(8.3m), false, "at least 8.3"),
            Comparison("InRange", on => on.InRange(8, 9.5), true, "from 8 to 9.5"),
            Comparison("InRange, outside", on => on.InRange(3, 8), false, "from 3 to 8"),
            Comparison("EqualTo.Within", on => on.EqualTo(8).Within(0.3), true, "equal to 8 within 0.3"),
            Comparison("EqualTo(decimal)", on => on.EqualTo(8.2m), true, "equal to 8.2"),
            Comparison("EqualTo(float)", on => on.EqualTo(8.2f), true, "equal to 8.2"),
            Comparison("EqualTo(int)", on => on.EqualTo(8), false, "equal to 8"),
            Comparison("EqualTo(ulong)", on => on.EqualTo(8ul), false, "equal to 8"),
            Comparison("EqualTo.Within.Percent", on => on.EqualTo(8).Within(3).Percent, true, "equal to 8 within 3 %"),
            Comparison("Positive", on => on.Positive, true, "greater than 0"),
            Comparison("Negative", on => on.Negative, false, "less than 0"),
            Comparison("Zero", on => on.Zero, false, "equal to 0"),
            Comparison("NaN", on => on.NaN, false, "NaN"),
            Comparison("AnyOf", on => on.AnyOf(8.2, 9), true, "any of < 8.1999999999999993d, 9.0d >"),
            Comparison("Not.LessThan", on => on.Not.LessThan(30), false, "not similarity-depth less than 30"),
            Comparison("No.EqualTo", on => on.No.EqualTo(8), true, "not similarity-depth equal to 8"),
            Comparison("Not.Not.AtMost", on => on.Not.Not.AtMost(9), true, "not not similarity-depth at most 9"),
            Comparison("With.LessThan", on => on.With.LessThan(30), true, "less than 30"),
            Comparison("Matches", on => on.Matches(Is.LessThan(9).And.Not.EqualTo(7)), true, "less than 9 and not equal to 7"),
            Comparison("Matches, outside", on => on.Matches(Is.InRange(3, 8)), false, "in range (3,8)"),
            Comparison("WithConfidence", on => on.LessThan(30).WithConfidence(0.9), true, "less than 30 with 90 % confidence"),
        ];

    [TestCaseSource(nameof(Comparisons))]
    public void A_comparison_after_And_and_Or_is_about_the_metric_that_was_named(
        Func<ModelExpression, Constraint> goOn,
        bool holds,
        string description
    )
    {
        var and = ((IResolveConstraint)goOn(Has.SimilarityDepth.AtLeast(5).And)).Resolve();
        var or = ((IResolveConstraint)goOn(Has.SimilarityDepth.LessThan(5).Or)).Resolve();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(and.Description, Does.StartWith("similarity-depth at least 5 and ").And.EndsWith(description));
            Assert.That(and.ApplyTo(Models.Small).IsSuccess, Is.EqualTo(holds));
            Assert.That(or.ApplyTo(Models.Small).IsSuccess, Is.EqualTo(holds));
            if (!holds)
            {
                Assert.That(
                    Failing.Message(() => Assert.That(Models.Small, goOn(Has.SimilarityDepth.AtLeast(5).And))),
                    Does.Contain("But was:  8.2000 in small.onnx").And.Contain("Report:   (path)")
                );
            }
        }
    }

    [Test]
    public void Each_comparison_is_about_the_metric_nearest_before_it()
    {
        Assert.That(
            Models.Small,
            Has.SimilarityDepth.AtLeast(5).And.LessThan(30).And.Accuracy.AtLeast(0.7).And.LessThan(0.9).And.Not.EqualTo(0.5)
        );
        Assert.That(Models.Small, Is.Not.Null.And.SimilarityDepth.AtLeast(5).And.LessThan(30));
        Assert.That(Models.Small, Has.SimilarityDepth.AtLeast(5).And.Not.Null.And.AccuracyAbove(0.5).And.AtMost(0.9));
        Assert.That(new[] { Models.Small, Models.Mixed }, Is.All.SimilarityDepth.AtLeast(5).And.LessThan(9));
        Assert.That(
            Failing.Message(() =>
                Assert.That(Models.Small, Has.SimilarityDepth.AtLeast(5).And.LessThan(30).And.Accuracy.AtLeast(0.7).And.LessThan(0.75))
            ),
            Does.StartWith(
                "  Expected: similarity-depth at least 5 and similarity-depth less than 30 and accuracy at least 0.7 and "
                    + "accuracy less than 0.75\n  But was:  0.8000 in small.onnx"
            )
        );
    }

    [Test]
    public void A_continuation_without_a_comparison_is_about_the_model()
    {
        Assert.That(Models.Small, Has.SimilarityDepthAbove(3).And.EqualTo(Models.Small).And.InstanceOf<ModelUnderTest>());
        Assert.That(
            Models.Small,
            Has.SimilarityDepthAbove(3)
                .And.Matches(Has.AccuracyAbove(0.5))
                .And.Matches<ModelUnderTest>(model => model.ToString() == "small.onnx")
        );
    }

    [TestCase("30")]
    [TestCase(true)]
    [TestCase('3')]
    [TestCase(null)]
    public void A_limit_that_is_no_number_is_refused_in_one_line(object? limit) =>
        Assert.That(
            () => Has.SimilarityDepth.AtLeast(5).And.LessThan(limit!),
            Throws.ArgumentException.With.Message.StartsWith("A metric is compared with a number; ")
        );

    [Test]
    public void Where_no_metric_was_named_a_comparison_is_refused_in_one_line()
    {
        const string Refused =
            "compares a number, but what stands before it is about a model and not about one metric; name the metric, as in "
            + ".And.SimilarityDepth.AtLeast(5).";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Is.SemanticallyDeeperThan("old").And.LessThan(30),
                Throws.InvalidOperationException.With.Message.EqualTo($"'LessThan' {Refused}")
            );
            Assert.That(
                () => Passes.Thresholds().Or.Positive,
                Throws.InvalidOperationException.With.Message.EqualTo($"'Positive' {Refused}")
            );
            Assert.That(
                () => Has.NoConfusionBetween("a", "b").And.EqualTo(3),
                Throws.InvalidOperationException.With.Message.EqualTo($"'EqualTo' {Refused}")
            );
            Assert.That(
                () => (Has.SimilarityDepthAbove(3) | Has.AccuracyAbove(0.5)).And.AtMost(3),
                Throws.InvalidOperationException.With.Message.EqualTo($"'AtMost' {Refused}")
            );
            Assert.That(
                () => Passes.Thresholds().And.Matches(Is.LessThan(3)),
                Throws.InvalidOperationException.With.Message.EqualTo($"'Matches' {Refused}")
            );
        }
    }

    [Test]
    public void Limits_may_be_of_any_type_of_number()
    {
        Assert.That(
            Models.Small,
            Has.Accuracy.AtMost(0.8m).And.AtMost(0.8f).And.AtLeast((Half)0.75).And.LessThan(new System.Numerics.BigInteger(1))
        );
        Assert.That(Models.Small, Has.Accuracy.EqualTo(0.8f).And.InRange(0.75f, 1m));
        Assert.That(() => Has.Accuracy.AtMost(float.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("finite"));
    }
}
