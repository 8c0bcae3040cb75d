using QualityGate.TestData.Images;

namespace QualityGate.NUnit;

/// <summary>The package QualityGate.Inference, which runs models on images, where the test project has it.</summary>
internal static class InferencePackage
{
    /// <summary>The predictor of analyses with images. Predictions are kept where the builds of the project keep theirs.</summary>
    public static ImageRun Run()
    {
        var folder = TestFolder.Current;
        return new ImageRun(ImagePredictors.Find(), Path.Combine(folder.Project ?? folder.FullPath, "obj", "qualitygate", "images"));
    }
}
