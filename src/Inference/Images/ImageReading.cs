using QualityGate.Diagnostics;

namespace QualityGate.Inference.Images;

/// <summary>Reads images, and makes sure that they are those that the evaluation began with.</summary>
internal static class ImageReading
{
    // A larger file is no image that would be decoded.
    private const long LargestFile = 1 << 30;

    /// <summary>Reads, decodes and prepares an image.</summary>
    /// <returns>The image as the model takes it; null where it cannot be decoded.</returns>
    /// <exception cref="QualityGateException">
    /// It was changed since the evaluation began (QG3076); or it has not the size that the model takes, and is not to be scaled (QG3059).
    /// </exception>
    public static PixelImage? TryRead(EvaluatedImage image, Preparation preparation)
    {
        if (image.Content == ImageHashes.Empty || IsTooLarge(image.File.FullPath))
        {
            return null;
        }

        var bytes = TryRead(image.File.FullPath);
        var content = bytes is null ? ImageHashes.Absent : ImageContent.Hash(bytes);
        return content == image.Content
            ? (bytes is null ? null : ImageDecoder.Decode(bytes, pixels => Prepare(image, pixels, preparation)))
            : throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.ImageChanged,
                    new SourceLocation(image.File.FullPath),
                    "the image was changed or became unreadable while the model was run; run again when nothing writes to the images."
                )
            );
    }

    private static PixelImage? Prepare(EvaluatedImage image, PixelImage pixels, Preparation preparation)
    {
        var size = preparation.Size;
        var prepared = preparation.Apply(pixels);
        return prepared is null || (prepared.Height, prepared.Width) == (size.Height, size.Width)
            ? prepared
            : throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.ImageSizeDiffers,
                    new SourceLocation(image.File.FullPath),
                    $"the image is {pixels.Height}x{pixels.Width} (height first), but the model's input is {size}, and nothing says how it "
                        + "is scaled; write 'resize' and 'crop' as in training."
                )
            );
    }

    private static bool IsTooLarge(string path) => new FileInfo(path) is { Exists: true, Length: > LargestFile };

    private static byte[]? TryRead(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
