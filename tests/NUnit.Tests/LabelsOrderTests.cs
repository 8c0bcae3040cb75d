using QualityGate.Diagnostics;

namespace QualityGate.Constraints.Tests;

/// <summary>A model under test that names its classes itself, with a labels file in another order.</summary>
internal sealed class LabelsOrderTests
{
    private static readonly string Model = FieldInput.PathTo("07-order-in-metadata/names.onnx");
    private static readonly string Labels = FieldInput.PathTo("07-order-in-metadata/labels-in-another-order.txt");

    [Test]
    public void Two_orders_are_refused_until_the_test_says_which_counts()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Assert.That(ModelUnderTest.At(Model, Labels), Has.SimilarityDepthAbove(11)),
                Throws.InstanceOf<QualityGateException>().With.Message.Contains("QG3018")
            );
            Assert.That(ModelUnderTest.At(Model, Labels, labelsOrder: "model"), Has.SimilarityDepthAbove(11));
            Assert.That(ModelUnderTest.Of(File.ReadAllBytes(Model), Labels, labelsOrder: "model"), Has.SimilarityDepthAbove(11));
            Assert.That(
                () => ModelUnderTest.At(Model, Labels, labelsOrder: "both"),
                Throws.ArgumentException.With.Message.Contains("file, model")
            );
        }
    }
}
