using System.Runtime.InteropServices;
using SkiaSharp;

namespace QualityGate.Inference.Images;

/// <summary>
/// Decodes image files as torchvision's default loader does: the first frame, without turning it as its EXIF says, without colour
/// profiles, and with transparency dropped.
/// </summary>
internal static class ImageDecoder
{
    /// <summary>The size that is decoded at most, as in Pillow: an image that is larger is a bomb, not a photograph.</summary>
    public const long MostPixels = 178_956_970;

    // Images that are larger are taken one at a time, so that memory holds one of them.
    private const long MostPixelsAtOnce = 1 << 24;

    private static readonly Lock OneAtATime = new();

    // Skia knows more, such as a format of telephones that any zeros begin.
    private static readonly SKEncodedImageFormat[] Formats =
    [
        SKEncodedImageFormat.Jpeg,
        SKEncodedImageFormat.Png,
        SKEncodedImageFormat.Webp,
        SKEncodedImageFormat.Bmp,
        SKEncodedImageFormat.Gif,
    ];

    /// <summary>Decodes a file.</summary>
    /// <returns>The image in red, green and blue; null where the bytes are none that can be decoded to the end.</returns>
    public static PixelImage? Decode(byte[] file) => Decode(file, image => image);

    /// <summary>Decodes a file, and makes something else of the image.</summary>
    /// <param name="file">The bytes.</param>
    /// <param name="use">Takes the image; of large ones, one at a time.</param>
    /// <returns>The image; null where the bytes cannot be decoded to the end.</returns>
    public static T? Decode<T>(byte[] file, Func<PixelImage, T?> use)
        where T : class
    {
        using var stream = new MemoryStream(file, writable: false);
        using var codec = SKCodec.Create(stream);
        if (
            codec is null
            || !Formats.Contains(codec.EncodedFormat)
            || (codec.EncodedFormat == SKEncodedImageFormat.Jpeg && !JpegEnd.IsThere(file))
            || (long)codec.Info.Width * codec.Info.Height is <= 0 or > MostPixels
        )
        {
            return null;
        }

        if ((long)codec.Info.Width * codec.Info.Height <= MostPixelsAtOnce)
        {
            return Decode(codec) is { } image ? use(image) : null;
        }

        lock (OneAtATime)
        {
            return Decode(codec) is { } image ? use(image) : null;
        }
    }

    private static PixelImage? Decode(SKCodec codec)
    {
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, colorspace: null);
        var bytes = new byte[info.Width * info.Height * 4];
        var pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        try
        {
            if (codec.GetPixels(info, pinned.AddrOfPinnedObject()) != SKCodecResult.Success)
            {
                return null;
            }
        }
        finally
        {
            pinned.Free();
        }

        // In place: a second array would double the memory of a large image.
        for (int from = 0, to = 0; from < bytes.Length; from += 4, to += 3)
        {
            (bytes[to], bytes[to + 1], bytes[to + 2]) = (bytes[from], bytes[from + 1], bytes[from + 2]);
        }

        return new PixelImage(info.Width, info.Height, 3, bytes);
    }
}
