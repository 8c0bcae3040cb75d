using NUnit.Framework.Constraints;
using QualityGate.Analysis;
using QualityGate.Configuration;

namespace QualityGate.Constraints.Tests;

/// <summary>The constraints as a test author writes them. The model has Similarity Depth 8.2 and error alignment 0.75.</summary>
internal sealed class MetricConstraintTests
{
    private ModelAnalysis model = null!;
    private ModelAnalysis modelWithoutTestData = null!;

    [OneTimeSetUp]
    public void AnalyseModel()
    {
        using var folder = TemporaryFolder.InMemory();
        SmallRepository.Fill(folder);
        model = ModelAnalysis.Load(
            folder.PathTo("small.onnx"),
            folder.PathTo("labels.txt"),
            folder.PathTo("predictions.csv"),
            clustering: "none"
        );
        modelWithoutTestData = ModelAnalysis.Load(folder.PathTo("small.onnx"), folder.PathTo("labels.txt"), clustering: "none");
    }

    [Test]
    public void Good_models_pass()
    {
        Assert.That(model, Has.SimilarityDepthAbove(3));
        Assert.That(model, Has.ErrorAlignmentAbove(0.5));
        Assert.That(model, Has.SimilarityDepthAbove(3).And.ErrorAlignmentAbove(0.5));
        Assert.That(model, Has.ErrorAlignmentAbove(0.5).And.SimilarityDepthAbove(3));
        Assert.That(model, Has.SimilarityDepthAbove(99).Or.ErrorAlignmentAbove(0.5));
        Assert.That(model, Is.Not.Null.And.SimilarityDepthAbove(3));
        Assert.That(model, Has.No.SimilarityDepthAbove(9));
    }

    [Test]
    public void A_bound_that_is_no_number_is_refused() =>
        Assert.That(() => Has.No.SimilarityDepthAbove(double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Above_is_strict() => Assert.That(Has.ErrorAlignmentAbove(0.75).ApplyTo(model).IsSuccess, Is.False);

    [Test]
    public void A_failure_shows_value_limit_and_model() =>
        Assert.That(
            Failure(() => Assert.That(model, Has.SimilarityDepthAbove(9))),
            Does.Contain(
                "  Expected: similarity-depth above 9\n  But was:  8.2000 in small.onnx (Gemm, 6 classes x 2 features; "
                    + "similarity-depth 8.2000;"
            )
        );

    [Test]
    public void A_failure_of_the_second_of_two_shows_its_value() =>
        Assert.That(
            Failure(() => Assert.That(model, Has.SimilarityDepthAbove(3).And.ErrorAlignmentAbove(0.8))),
            Does.Contain("Expected: similarity-depth above 3 and error-alignment above 0.8\n").And.Contain("But was:  0.7500 in small.onnx")
        );

    [Test]
    public void A_value_that_is_nearly_the_limit_is_written_with_enough_decimals() =>
        Assert.That(
            Failure(() => Assert.That(model, Has.ErrorAlignmentAbove(0.75))),
            Does.Contain("above 0.75\n").And.Contain("But was:  0.7500 in")
        );

    [Test]
    public void A_metric_without_a_value_is_an_error_under_Not_as_well([Values] bool negated) =>
        Assert.That(
            () => Assert.That(modelWithoutTestData, negated ? Has.No.ErrorAlignmentAbove(0.1) : Has.ErrorAlignmentAbove(0.1)),
            Throws.InvalidOperationException.With.Message.Contains("error-alignment needs test data")
        );

    [Test]
    public void Figures_are_shown_under_Not() =>
        Assert.That(
            Failure(() => Assert.That(model, Has.No.SimilarityDepthAbove(8))),
            Does.Contain("Expected: no similarity-depth above 8")
                .Or.Contain("Expected: not similarity-depth above 8")
                .And.Contain("similarity-depth 8.2000")
        );

    [Test]
    public void A_constraint_has_a_description_and_a_string_form()
    {
        var constraint = Has.SimilarityDepthAbove(3.5);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(constraint.Description, Is.EqualTo("similarity-depth above 3.5"));
            Assert.That(constraint.ToString(), Is.EqualTo("<metricabove similarity-depth 3.5>"));
        }
    }

    [Test]
    public void Anything_but_a_model_is_a_useful_error([Values("model.onnx", null, 3)] object? actual)
    {
        IResolveConstraint constraint = Has.SimilarityDepthAbove(3);
        Assert.That(
            () => constraint.Resolve().ApplyTo(actual),
            Throws
                .ArgumentException.With.Message.Contains("analyse the model first")
                .And.Message.Contains(actual as string ?? actual?.GetType().Name ?? "null")
        );
    }

    private static string Failure(Action assertion)
    {
        using (new global::NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
        {
            return Assert.Throws<AssertionException>(assertion)!.Message.ReplaceLineEndings("\n");
        }
    }
}
