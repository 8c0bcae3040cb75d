using global::NUnit.Framework.Constraints;
using global::NUnit.Framework.Internal;

namespace QualityGate.Constraints.Tests;

/// <summary>Assertions that demand nothing: the test's output says so, and the test stays green.</summary>
internal sealed class LimitWarningTests : IDisposable
{
    private readonly TestModels models = new();

    public void Dispose() => models.Dispose();

    private static IEnumerable<TestCaseData> Unbreakable()
    {
        yield return new TestCaseData(
            Has.Accuracy.LessThan(60),
            "\"accuracy less than 60\" cannot fail: no value is above 1. Did you mean 0.6?"
        );
        yield return new TestCaseData(
            Has.Accuracy.AtLeast(0),
            "\"accuracy at least 0\" cannot fail: no value is below 0, and always predicting the largest class gives 0.1667; "
                + "demand more than that."
        );
        yield return new TestCaseData(Has.ErrorAlignment.AtMost(1), "cannot fail: no value is above 1.");
        yield return new TestCaseData(Has.ErrorAlignment.InRange(0, 1), "cannot fail");
        yield return new TestCaseData(Has.SimilarityDepth.AtLeast(1), "cannot fail");
        yield return new TestCaseData(
            Has.No.AccuracyAbove(60),
            "\"accuracy above 60\" can never hold: accuracy lies between 0 and 1, so that the contrary cannot fail."
        );
        yield return new TestCaseData(Has.Accuracy.LessThan(60).WithConfidence(0.9), "cannot fail");
    }

    private static IEnumerable<TestCaseData> BelowChance()
    {
        yield return new TestCaseData(
            Has.SimilarityDepthAbove(5),
            "warning QG1004: \"similarity-depth above 5\" lies on the wrong side of chance: random labels give 5.4000 on average"
        );
        yield return new TestCaseData(
            Has.SimilarityDepthAbove(3),
            "warning QG1004: \"similarity-depth above 3\" cannot fail: with these classes no value is below 4"
        );
        yield return new TestCaseData(Has.AccuracyAbove(0), "wrong side of chance: always predicting the largest class gives 0.1667");
        yield return new TestCaseData(Has.RelativeSimilarityDepthAbove(0), "is the level of chance");
    }

    [TestCaseSource(nameof(Unbreakable))]
    [TestCaseSource(nameof(BelowChance))]
    public void A_pointless_limit_warns_and_the_test_passes(IResolveConstraint constraint, string words)
    {
        var (result, output) = Run(constraint);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.AssertionResults, Is.Empty);
            Assert.That(output, Does.StartWith("warning QG1004: \"").And.Contain(words));
        }
    }

    private static IEnumerable<TestCaseData> Demanding()
    {
        yield return new TestCaseData(Has.SimilarityDepthAbove(8));
        yield return new TestCaseData(Has.Accuracy.InRange(0, 0.9));
        yield return new TestCaseData(Has.ErrorAlignmentAbove(0.5));
        yield return new TestCaseData(Has.RelativeSimilarityDepth.GreaterThan(0).WithConfidence(0.6));
    }

    [TestCaseSource(nameof(Demanding))]
    public void Nothing_warns_of_a_demand(IResolveConstraint constraint) => Assert.That(Run(constraint).Output, Is.Empty);

    [Test]
    public void An_orientation_is_about_a_confusion_matrix() =>
        Assert.That(
            () => ModelUnderTest.At("small.onnx", "labels.txt", "predictions.csv", orientation: "true-rows"),
            Throws.ArgumentException.With.Message.Contains("about a confusion matrix")
        );

    [Test]
    public void An_unknown_orientation_is_refused() =>
        Assert.That(
            () => ModelUnderTest.At("small.onnx", "labels.txt", confusion: "c.csv", orientation: "rows-true"),
            Throws.ArgumentException.With.Message.Contains("It is one of: true-rows, predicted-rows")
        );

    [Test]
    public void The_same_matrix_both_ways_is_told_apart_by_its_orientation()
    {
        ModelUnderTest At(string file, string? orientation) =>
            ModelUnderTest.At(
                FieldInput.PathTo("plain.onnx"),
                FieldInput.PathTo("labels.txt"),
                confusion: FieldInput.PathTo($"03-confusion-transposed/{file}"),
                orientation: orientation
            );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(At("rows-predicted.csv", "predicted-rows"), Has.ErrorAlignment.EqualTo(1));
            Assert.That(At("rows-predicted.csv", "true-rows"), Has.ErrorAlignment.EqualTo(0.6).Within(1e-9));
            Assert.That(
                () => Assert.That(At("rows-predicted.csv", null), Has.ErrorAlignmentAbove(0.5)),
                Throws.TypeOf<Diagnostics.QualityGateException>().With.Message.Contains("QG3016")
            );
        }
    }

    private (TestResult Result, string Output) Run(IResolveConstraint constraint)
    {
        using (new TestExecutionContext.IsolatedContext())
        {
            Assert.That(models.Small, constraint);
            var result = TestExecutionContext.CurrentContext.CurrentResult;
            return (result, result.Output);
        }
    }
}
