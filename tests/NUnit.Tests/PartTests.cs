using NUnit.Framework.Internal;

namespace QualityGate.Constraints.Tests;

/// <summary>Limits on parts of a model, as tests hold a model against them.</summary>
internal sealed class PartTests : FolderFixture
{
    [SetUp]
    public void FillFolder() => SmallRepository.Fill(Folder);

    private string Thresholds(params string[] parts) =>
        Folder.Write(
            "thresholds.yml",
            SmallRepository.Thresholds("accuracy: { min: 0.5 }") + string.Concat(parts.Select(part => $"    {part}\n"))
        );

    // Accuracy of the car is 0.6, the lowest.
    [Test]
    public void Thresholds_of_a_file_hold_parts_too()
    {
        var file = Thresholds("per-class: { accuracy: { min: 0.6 } }", "separate: [{ from: animal.n.01, to: artifact.n.01, max-rate: 0 }]");
        Assert.That(Folder.PathTo("small.onnx"), Passes.Thresholds(file));
    }

    [Test]
    public void A_class_below_its_limit_fails_with_its_name()
    {
        var file = Thresholds("per-class: { accuracy: { min: 0.7 } }");
        var failure = Failing.Message(() => Assert.That(Folder.PathTo("small.onnx"), Passes.Thresholds(file)));
        Assert.That(failure, Does.Contain("1 of 2 thresholds hold").And.Contain("accuracy of class 'car.n.01' of 'small' is 0.6000"));
    }

    [Test]
    public void A_name_that_stands_for_nothing_is_an_error_not_a_violation()
    {
        var file = Thresholds("per-class: { accuracy: { min: 0.7, except: [carr] } }");
        Assert.That(
            () => Assert.That(Folder.PathTo("small.onnx"), Passes.Thresholds(file)),
            Throws.InvalidOperationException.With.Message.Contains("QG0060")
        );
    }

    [Test]
    public void Each_line_is_a_case_of_its_own()
    {
        var file = Thresholds(
            "per-class: { accuracy: { min: 0.6 } }",
            "separate: [{ from: animal.n.01, to: artifact.n.01, max-rate: 0.01, confidence: 0.95 }]"
        );
        var cases = new ThresholdSourceAttribute(file)
            .BuildFrom(new MethodWrapper(typeof(Targets), nameof(Targets.Target)), new TestSuite("suite"))
            .ToArray();
        Assert.That(
            cases.Select(test => test.Name),
            Is.EqualTo(
                new[]
                {
                    "Target(small: accuracy min 0.5)",
                    "Target(small: per-class accuracy min 0.6)",
                    "Target(small: separate animal.n.01 from artifact.n.01 max-rate 0.01 at 95 %)",
                }
            )
        );
        Assert.That(cases[1].Arguments[0], Passes.Threshold);
    }

    private sealed class Targets
    {
        public void Target(ModelThreshold threshold) => Assert.That(threshold, Is.Not.Null);
    }
}
