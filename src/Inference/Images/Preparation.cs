using System.Collections.Immutable;
using System.Globalization;
using QualityGate.TestData.Images;

namespace QualityGate.Inference.Images;

/// <summary>The way from an image to a model's input, with nothing left open.</summary>
/// <param name="Resize">The size that images are scaled to.</param>
/// <param name="Crop">The size that is cut out of the centre; 0 × 0 for nothing.</param>
/// <param name="Filter">The filter by which they are scaled.</param>
/// <param name="Color"><c>rgb</c>, <c>bgr</c> or <c>grey</c>.</param>
/// <param name="Range">The range that bytes are mapped to.</param>
/// <param name="Mean">The number subtracted from each channel of the input.</param>
/// <param name="Std">The number that it is divided by.</param>
/// <param name="CropsDown">Whether half a pixel is rounded down.</param>
/// <param name="Size">The size of the input.</param>
internal sealed record Preparation(
    ImageResize Resize,
    ImageSize Crop,
    string Filter,
    string Color,
    string Range,
    ImmutableArray<double> Mean,
    ImmutableArray<double> Std,
    bool CropsDown,
    ImageSize Size
)
{
    /// <summary>The number of channels of the input.</summary>
    public int Channels => Color == "grey" ? 1 : 3;

    /// <summary>The size in memory of an image that is ready.</summary>
    public long BytesOfInput => (long)Channels * Size.Height * Size.Width * sizeof(float);

    /// <summary>True when the input gets the bytes as they are.</summary>
    public bool IsBytes => Range == "0..255" && Mean.All(mean => mean == 0) && Std.All(std => std == 1);

    /// <summary>Scales and cuts an image, which is in the order of the input's channels only in <see cref="Numbers"/>.</summary>
    /// <returns>The image; null where it is so long that it would become larger than any image is decoded.</returns>
    public PixelImage? Apply(PixelImage image)
    {
        image = Color == "grey" ? image.ToGrey() : image;
        if (!Resize.IsNone)
        {
            var size = Resize.IsShorterSide ? Longer(image, Resize.Size.Height) : Resize.Size;
            if ((long)size.Height * size.Width > ImageDecoder.MostPixels || (long)size.Width * image.Height > ImageDecoder.MostPixels)
            {
                return null;
            }

            image = PillowResampler.Resize(image, size.Width, size.Height, ResampleFilter.Of(Filter));
        }

        return Crop.Height == 0 ? image : CentreCrop.Of(image, Crop, CropsDown);
    }

    /// <summary>The number that each byte becomes, channel by channel; as torchvision computes it, in single precision.</summary>
    public float[][] Numbers() =>
        [.. Enumerable.Range(0, Channels).Select(channel => Enumerable.Range(0, 256).Select(value => Number(value, channel)).ToArray())];

    /// <summary>All of it, for people and as part of a key.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"resize {Resize} by {Filter}, crop {(Crop.Height == 0 ? "none" : Crop)}{(CropsDown ? " rounded down" : string.Empty)}, "
                + $"{Color}, range {Range}, mean {List(Mean)}, std {List(Std)}, to {Size}"
        );

    private float Number(int value, int channel)
    {
        var number = Range switch
        {
            "0..1" => value / 255f,
            "-1..1" => (value / 127.5f) - 1f,
            _ => value,
        };
        return (number - (float)Mean[channel]) / (float)Std[channel];
    }

    // The longer side is cut to a whole number, not rounded.
    private static ImageSize Longer(PixelImage image, int shorter) =>
        image.Width <= image.Height
            ? new ImageSize(Math.Max(1, (int)((double)((long)shorter * image.Height) / image.Width)), shorter)
            : new ImageSize(shorter, Math.Max(1, (int)((double)((long)shorter * image.Width) / image.Height)));

    private static string List(ImmutableArray<double> numbers) =>
        string.Join(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
}
