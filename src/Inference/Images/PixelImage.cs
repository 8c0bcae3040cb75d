namespace QualityGate.Inference.Images;

/// <summary>An image in memory.</summary>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Channels">1 for grey, 3 for red, green and blue.</param>
/// <param name="Bytes">Row by row, the channels of a pixel side by side; there may be more bytes behind them.</param>
internal sealed record PixelImage(int Width, int Height, int Channels, byte[] Bytes)
{
    /// <summary>The image in grey, by the weights of ITU-R 601, as Pillow's <c>convert('L')</c> rounds them.</summary>
    public PixelImage ToGrey()
    {
        if (Channels == 1)
        {
            return this;
        }

        var grey = new byte[Width * Height];
        for (var pixel = 0; pixel < grey.Length; pixel++)
        {
            var at = pixel * 3;
            grey[pixel] = (byte)(((Bytes[at] * 19595) + (Bytes[at + 1] * 38470) + (Bytes[at + 2] * 7471) + 0x8000) >> 16);
        }

        return new PixelImage(Width, Height, 1, grey);
    }
}
