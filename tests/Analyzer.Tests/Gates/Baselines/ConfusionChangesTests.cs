using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.Gates.Baselines;

/// <summary>Confusions that only one of two test sets has.</summary>
internal sealed class ConfusionChangesTests
{
    [Test]
    public void Confusions_are_new_or_have_vanished_the_most_frequent_first()
    {
        var changes = ConfusionChanges.Of(Matrix(3, 7, 3, 0, 0, 10, 0, 1, 0, 9), Matrix(3, 9, 0, 1, 2, 8, 0, 1, 0, 9), [0, 1, 2])!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(changes.New, Is.EqualTo([new Prediction(1, 0, 2), new Prediction(0, 2, 1)]));
            Assert.That(changes.Vanished, Is.EqualTo([new Prediction(0, 1, 3)]));
        }
    }

    // The baseline has the classes in another order, and one more.
    [Test]
    public void Classes_are_those_that_both_have()
    {
        var changes = ConfusionChanges.Of(Matrix(3, 8, 1, 1, 0, 10, 0, 0, 0, 10), Matrix(2, 10, 0, 1, 9), [2, 0])!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(changes.New, Is.Empty, "1 as 0 is what the baseline calls 0 as 2");
            Assert.That(changes.Vanished, Is.Empty);
        }
    }

    [Test]
    public void Of_test_sets_of_another_size_nothing_is_said() =>
        Assert.That(ConfusionChanges.Of(Matrix(2, 9, 1, 0, 10), Matrix(2, 10, 0, 0, 9), [0, 1]), Is.Null);

    private static ConfusionMatrix Matrix(int classes, params double[] counts) =>
        ConfusionMatrix.Create(classes, counts, isRates: false, new SourceLocation("test"));
}
