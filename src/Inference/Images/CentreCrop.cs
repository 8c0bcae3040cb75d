using QualityGate.TestData.Images;

namespace QualityGate.Inference.Images;

/// <summary>Cuts out the centre of an image as torchvision does; a smaller image gets a black border first.</summary>
internal static class CentreCrop
{
    /// <summary>Cuts out the centre.</summary>
    /// <param name="image">The image.</param>
    /// <param name="size">The size of the centre.</param>
    /// <param name="roundsDown">Whether half a pixel is rounded down, as in transformers; else to even, as in torchvision.</param>
    public static PixelImage Of(PixelImage image, ImageSize size, bool roundsDown)
    {
        var (top, left) = (Start(image.Height, size.Height, roundsDown), Start(image.Width, size.Width, roundsDown));
        if ((image.Height, image.Width) == (size.Height, size.Width))
        {
            return image;
        }

        var channels = image.Channels;
        var result = new byte[size.Height * size.Width * channels];
        var (firstX, lastX) = (Math.Max(0, -left), Math.Min(size.Width, image.Width - left));
        for (var y = Math.Max(0, -top); y < Math.Min(size.Height, image.Height - top); y++)
        {
            image
                .Bytes.AsSpan((((y + top) * image.Width) + firstX + left) * channels, (lastX - firstX) * channels)
                .CopyTo(result.AsSpan(((y * size.Width) + firstX) * channels));
        }

        return new PixelImage(size.Width, size.Height, channels, result);
    }

    // Negative where a border is wanted, whose greater half lies behind the image.
    private static int Start(int whole, int part, bool roundsDown) =>
        whole < part ? -((part - whole) / 2)
        : roundsDown ? (whole - part) / 2
        : (int)Math.Round((whole - part) / 2.0, MidpointRounding.ToEven);
}
