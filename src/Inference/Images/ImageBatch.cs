using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace QualityGate.Inference.Images;

/// <summary>Images as the input of one run. Places of images that could not be read, and those behind the last one, hold zeros.</summary>
/// <param name="Images">The images.</param>
/// <param name="IsRead">Of each image whether it could be read.</param>
/// <param name="Input">The input.</param>
internal sealed record ImageBatch(ImmutableArray<EvaluatedImage> Images, bool[] IsRead, NamedOnnxValue Input)
{
    /// <summary>Reads and prepares images.</summary>
    /// <exception cref="Diagnostics.QualityGateException">
    /// An image has not the size that the model takes, and is not to be scaled (QG3059); or it was changed during the run (QG3076).
    /// </exception>
    public static ImageBatch Of(ImmutableArray<EvaluatedImage> images, Preparation preparation, float[][] numbers, ModelInput input)
    {
        var size = preparation.Size;
        var length = preparation.Channels * size.Height * size.Width;
        var values = new float[input.Batch * length];
        var isRead = new bool[images.Length];
        for (var place = 0; place < images.Length; place++)
        {
            if (ImageReading.TryRead(images[place], preparation) is { } prepared)
            {
                Write(prepared, preparation, numbers, input.IsChannelsFirst, values.AsSpan(place * length, length));
                isRead[place] = true;
            }
        }

        int[] shape = input.IsChannelsFirst
            ? [input.Batch, preparation.Channels, size.Height, size.Width]
            : [input.Batch, size.Height, size.Width, preparation.Channels];
        return new ImageBatch(images, isRead, ToInput(input, values, shape));
    }

    private static void Write(PixelImage image, Preparation preparation, float[][] numbers, bool isChannelsFirst, Span<float> target)
    {
        var (channels, pixels) = (image.Channels, image.Width * image.Height);
        for (var channel = 0; channel < channels; channel++)
        {
            var (table, source) = (numbers[channel], preparation.Color == "bgr" ? channels - 1 - channel : channel);
            var (start, step) = isChannelsFirst ? (channel * pixels, 1) : (channel, channels);
            for (var pixel = 0; pixel < pixels; pixel++)
            {
                target[start + (pixel * step)] = table[image.Bytes[(pixel * channels) + source]];
            }
        }
    }

    private static NamedOnnxValue ToInput(ModelInput input, float[] values, int[] shape)
    {
        NamedOnnxValue Of<T>(T[] converted) => NamedOnnxValue.CreateFromTensor(input.Name, new DenseTensor<T>(converted, shape));
        return input.Type switch
        {
            TensorElementType.Float16 => Of(Array.ConvertAll(values, value => (Float16)value)),
            TensorElementType.Double => Of(Array.ConvertAll(values, value => (double)value)),
            TensorElementType.UInt8 => Of(Array.ConvertAll(values, value => (byte)value)),
            _ => Of(values),
        };
    }
}
