namespace QualityGate.Inference.Images;

/// <summary>
/// Scales images as Pillow does, and so as torchvision does with images from files: along the rows first, then along the columns, each
/// pass rounded to bytes. Models were trained on such pixels; another way of scaling moves accuracy by a percent without a word.
/// </summary>
internal static class PillowResampler
{
    private const int Half = 1 << (ResampleWeights.Precision - 1);

    /// <summary>Scales an image to a size.</summary>
    public static PixelImage Resize(PixelImage image, int width, int height, ResampleFilter filter)
    {
        var narrowed = width == image.Width ? image : Horizontal(image, width, filter);
        return height == image.Height ? narrowed : Vertical(narrowed, height, filter);
    }

    private static PixelImage Horizontal(PixelImage image, int width, ResampleFilter filter)
    {
        var weights = ResampleWeights.Of(image.Width, width, filter);
        var channels = image.Channels;
        var result = new byte[image.Height * width * channels];
        for (var y = 0; y < image.Height; y++)
        {
            var row = image.Bytes.AsSpan(y * image.Width * channels, image.Width * channels);
            for (var x = 0; x < width; x++)
            {
                var (start, factors) = (weights.Starts[x] * channels, weights.Weights[x]);
                for (var channel = 0; channel < channels; channel++)
                {
                    var sum = Half;
                    for (var i = 0; i < factors.Length; i++)
                    {
                        sum += row[start + (i * channels) + channel] * factors[i];
                    }

                    result[(((y * width) + x) * channels) + channel] = Clip(sum);
                }
            }
        }

        return image with
        {
            Width = width,
            Bytes = result,
        };
    }

    private static PixelImage Vertical(PixelImage image, int height, ResampleFilter filter)
    {
        var weights = ResampleWeights.Of(image.Height, height, filter);
        var stride = image.Width * image.Channels;
        var result = new byte[height * stride];
        var sums = new int[stride];
        for (var y = 0; y < height; y++)
        {
            Array.Fill(sums, Half);
            var (start, factors) = (weights.Starts[y], weights.Weights[y]);
            for (var i = 0; i < factors.Length; i++)
            {
                var row = image.Bytes.AsSpan((start + i) * stride, stride);
                var factor = factors[i];
                for (var x = 0; x < row.Length; x++)
                {
                    sums[x] += row[x] * factor;
                }
            }

            for (var x = 0; x < stride; x++)
            {
                result[(y * stride) + x] = Clip(sums[x]);
            }
        }

        return image with
        {
            Height = height,
            Bytes = result,
        };
    }

    private static byte Clip(int sum) => (byte)Math.Clamp(sum >> ResampleWeights.Precision, 0, 255);
}
