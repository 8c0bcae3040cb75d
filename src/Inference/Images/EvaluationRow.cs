using System.Globalization;
using QualityGate.TestData.Checks;
using QualityGate.TestData.Images;

namespace QualityGate.Inference.Images;

/// <summary>Writes a row of predictions, all but the mark; <c>EvaluatedPart</c> reads it.</summary>
internal static class EvaluationRow
{
    /// <summary>The row of an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="predicted">The answer of the model; null where the image could not be read.</param>
    /// <param name="names">The texts that stand for the classes.</param>
    public static string Of(EvaluatedImage image, ImagePrediction? predicted, ImageClasses names)
    {
        var top = predicted is null ? [] : predicted.Top.Select(index => index.ToString(CultureInfo.InvariantCulture));
        return string.Join(
            ',',
            Field(names[image.Class]),
            predicted is null ? string.Empty : Field(names[predicted.Judged.Predicted]),
            string.Join(' ', top),
            predicted is null ? string.Empty : TieText.Of(predicted.Judged),
            Field(image.File.Name)
        );
    }

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"") >= 0 || text != text.Trim() ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
