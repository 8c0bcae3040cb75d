using CsCheck;
using QualityGate.Analyzer.Tests.Metrics;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Gates.Parts;
using QualityGate.Initialisation;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.Initialisation;

/// <summary>The limit on superclasses, which small test sets get.</summary>
internal sealed class SuperclassLimitTests
{
    [Test]
    public void The_limit_on_superclasses_is_kept_by_any_model() =>
        Gen.Int[0, 1_000_000]
            .Sample(
                seed =>
                {
                    var analysis = RandomModels.Draw(seed, replicates: 20);
                    var accuracy = LimitChooser.Choose(analysis).FirstOrDefault(limit => limit.Metric == "accuracy");
                    if (SuperclassLimit.Of(analysis, accuracy) is { } limit)
                    {
                        Assert.That(PartJudge.Of(limit.ToLine(), analysis, "m").State, Is.EqualTo(VerdictState.Passed), $"{seed}: {limit}");
                        Assert.That(limit.Bound, Is.GreaterThan(analysis.Confusion!.LargestShare));
                    }
                },
                iter: Thoroughness.Times(100)
            );

    // Of ten samples of each class as many are right, the others are taken for the next; of a hundred, accuracy itself is known well.
    [TestCase(10, 9, 0.69)]
    [TestCase(10, 7, 0.46)]
    [TestCase(10, 3, null)]
    [TestCase(100, 90, null)]
    public void Few_samples_get_a_limit_on_the_weakest_superclass(int samples, int right, double? bound)
    {
        var classes = TenNodes.Classes.Length;
        double[] counts = new double[classes * classes];
        for (var c = 0; c < classes; c++)
        {
            counts[(c * classes) + c] = right;
            counts[(c * classes) + ((c + 1) % classes)] = samples - right;
        }

        var confusion = ConfusionMatrix.Create(classes, [.. counts], isRates: false, new SourceLocation("p.csv"));
        var analysis = TenNodes.Analyze(TenNodes.Plane(TenNodes.Angles), TenNodes.Classes, confusion);
        var accuracy = LimitChooser.Choose(analysis).FirstOrDefault(limit => limit.Metric == "accuracy");
        Assert.That(SuperclassLimit.Of(analysis, accuracy)?.Bound, Is.EqualTo(bound));
    }
}
