namespace QualityGate.Constraints.Tests;

/// <summary>The units of a tolerance. The model has accuracy 0.8.</summary>
internal sealed class ToleranceTests
{
    private TestModels Models { get; set; } = null!;

    [OneTimeSetUp]
    public void MakeModels() => Models = new TestModels();

    [OneTimeTearDown]
    public void RemoveModels() => Models.Dispose();

    [Test]
    public void Within_percent_is_relative_to_the_expected_value()
    {
        Assert.That(Models.Small, Has.Accuracy.EqualTo(0.75).Within(7).Percent);
        Assert.That(Models.Small, Has.Accuracy.Not.EqualTo(0.75).Within(6).Percent);
        Assert.That(
            Failing.Message(() => Assert.That(Models.Small, Has.Accuracy.EqualTo(0.75).Within(4).Percent)),
            Does.StartWith("  Expected: accuracy equal to 0.75 within 4 %\n  But was:  0.8000 in small.onnx")
                .And.Contain("  Off by:   0.0200\n")
        );
    }

    // As NUnit's own: of nothing, a share is nothing.
    [Test]
    public void Percent_of_an_expected_0_allows_for_nothing() => Assert.That(Models.Small, Has.Accuracy.Not.EqualTo(0).Within(100).Percent);

    [Test]
    public void Percent_of_a_negative_value_is_as_of_its_amount() =>
        Assert.That(Models.Mixed, Has.RelativeSimilarityDepth.EqualTo(-0.07).Within(5).Percent.And.Not.EqualTo(-0.07).Within(1).Percent);

    // The mean of shares that are not counted may come out so.
    [Test]
    public void Binary_fractions_decide_no_comparison_but_equality()
    {
        var (less, more) = (Math.BitDecrement(0.8), Math.BitIncrement(0.8));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ValueRange.AtLeast(0.8).Holds(less), Is.True);
            Assert.That(ValueRange.AtMost(0.8).Holds(more), Is.True);
            Assert.That(ValueRange.Between(0.8, 0.9).Holds(less), Is.True);
            Assert.That(ValueRange.AtLeast(more).Holds(more), Is.True);
            Assert.That(ValueRange.AtLeast(0.8).Holds(0.8 - 1e-9), Is.False);
            Assert.That(ValueRange.Around(0.8, 0).Holds(less), Is.False);
            Assert.That(ValueRange.WithinUlps(0.8, 0).Holds(less), Is.False);
        }
    }

    [Test]
    public void Ulps_are_steps_of_a_double()
    {
        var next = Math.BitIncrement(Math.BitIncrement(0.8));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Models.Small, Has.Accuracy.EqualTo(next).Within(2).Ulps);
            Assert.That(Models.Small, Has.Accuracy.Not.EqualTo(next).Within(1).Ulps);
            Assert.That(Models.Small, Has.Accuracy.EqualTo(Math.BitDecrement(0.8)).Within(1).Ulps);
            Assert.That(
                ValueRange.WithinUlps(0, 1),
                Is.EqualTo(ValueRange.WithinUlps(0, 1) with { Low = -double.Epsilon, High = double.Epsilon })
            );
            Assert.That(ValueRange.WithinUlps(-1, 1).Low, Is.EqualTo(Math.BitDecrement(-1.0)));
        }
    }

    [Test]
    public void A_unit_without_a_tolerance_a_second_unit_and_half_a_step_are_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Has.Accuracy.EqualTo(0.8).Percent,
                Throws.InvalidOperationException.With.Message.EqualTo(
                    "Percent is the unit of a tolerance, which comes before it: .Within(5).Percent."
                )
            );
            Assert.That(
                () => Has.Accuracy.EqualTo(0.8).Within(5).Percent.Ulps,
                Throws.InvalidOperationException.With.Message.Contains("has a unit already")
            );
            Assert.That(
                () => Has.Accuracy.EqualTo(0.8).Within(0.5).Ulps,
                Throws.InvalidOperationException.With.Message.Contains("a whole number")
            );
            Assert.That(() => Has.Accuracy.EqualTo(0.8).Within(-5), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public void A_tolerance_may_be_sure() => Assert.That(Models.Small, Has.Accuracy.EqualTo(0.8).Within(20m).Percent.WithConfidence(0.9));
}
