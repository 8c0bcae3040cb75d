using System.Reflection;

namespace QualityGate.TestData.Images;

/// <summary>The predictor that runs models on images, found in the assembly that has it, which the core does not know.</summary>
internal static class ImagePredictors
{
    /// <summary>The name of the assembly.</summary>
    public const string Assembly = "QualityGate.Inference";

    private const string Type = "QualityGate.Inference.Images.ImagePredictor";

    /// <summary>The predictor of the assembly beside the program; null where it is not there.</summary>
    public static IImagePredictor? Find()
    {
        try
        {
            return In(System.Reflection.Assembly.Load(Assembly));
        }
        catch (Exception e) when (e is IOException or BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>The predictor of an assembly; null where it is of another version than the core, whose interface it may not have.</summary>
    public static IImagePredictor? In(Assembly assembly) =>
        assembly.GetName().Version == typeof(ImagePredictors).Assembly.GetName().Version && assembly.GetType(Type) is { } type
            ? Activator.CreateInstance(type) as IImagePredictor
            : null;
}
