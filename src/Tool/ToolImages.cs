using QualityGate.Inference.Images;
using QualityGate.TestData.Images;

namespace QualityGate.Tool;

/// <summary>Runs of models on images, which are built into the tool.</summary>
internal static class ToolImages
{
    /// <summary>Predictions are kept where builds keep theirs, below the folder of the gate file or the current one.</summary>
    public static ImageRun In(string folder, IProgress<string> progress) =>
        new(new ImagePredictor(), Path.Combine(folder, "obj", "qualitygate", "images")) { Progress = progress };
}
