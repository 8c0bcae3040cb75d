using SkiaSharp;

namespace QualityGate.Inference.Images;

/// <summary>
/// Decodes image files as torchvision's default loader does: the first frame, without turning it as its EXIF says, without colour
/// profiles, and with transparency dropped.
/// </summary>
internal static class ImageDecoder
{
    // As Pillow: an image that is larger is a bomb, not a photograph.
    private const long MostPixels = 178_956_970;

    /// <summary>Decodes a file.</summary>
    /// <returns>The image in red, green and blue; null where the bytes are none that can be decoded to the end.</returns>
    public static PixelImage? Decode(byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        using var codec = SKCodec.Create(stream);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height is <= 0 or > MostPixels)
        {
            return null;
        }

        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, colorspace: null);
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(info) || codec.GetPixels(info, bitmap.GetPixels()) != SKCodecResult.Success)
        {
            return null;
        }

        var pixels = bitmap.GetPixelSpan();
        var bytes = new byte[info.Width * info.Height * 3];
        for (int from = 0, to = 0; to < bytes.Length; from += 4, to += 3)
        {
            (bytes[to], bytes[to + 1], bytes[to + 2]) = (pixels[from], pixels[from + 1], pixels[from + 2]);
        }

        return new PixelImage(info.Width, info.Height, 3, bytes);
    }
}
