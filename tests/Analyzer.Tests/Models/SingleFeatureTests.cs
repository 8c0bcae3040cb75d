using QualityGate.Models.Reading;
using static QualityGate.Analyzer.Tests.Models.ArrayBytes;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Templates of a single number are read with a remark: they point one way or the opposite one.</summary>
internal sealed class SingleFeatureTests : FolderFixture
{
    [TestCase(1, true)]
    [TestCase(2, false)]
    public void A_layer_of_one_feature_is_remarked_upon(int features, bool isRemarked)
    {
        var weights = new Item("fc.weight", "F32", [4, features], [.. Enumerable.Range(1, 4 * features).Select(k => (double)k)]);
        var classifier = ClassifierFile.Read(
            TestInputs.Input(Folder.Write("m.safetensors", Safetensors(weights))),
            classes: 4,
            "fc.weight"
        );
        Assert.That(classifier.Remarks.Any(remark => remark.Contains("single number", StringComparison.Ordinal)), Is.EqualTo(isRemarked));
    }
}
