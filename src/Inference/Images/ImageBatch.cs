using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using QualityGate.Diagnostics;
using QualityGate.TestData;

namespace QualityGate.Inference.Images;

/// <summary>Images as the input of one run. Places of images that could not be read, and those behind the last one, hold zeros.</summary>
/// <param name="Files">The images.</param>
/// <param name="IsRead">Of each image whether it could be read.</param>
/// <param name="Input">The input.</param>
internal sealed record ImageBatch(ImmutableArray<ImageFile> Files, bool[] IsRead, NamedOnnxValue Input)
{
    /// <summary>Reads and prepares images.</summary>
    /// <exception cref="QualityGateException">An image has not the size that the model takes, and is not to be scaled (QG3059).</exception>
    public static ImageBatch Of(ImmutableArray<ImageFile> files, Preparation preparation, float[][] numbers, ModelInput input)
    {
        var size = preparation.Size;
        var length = preparation.Channels * size.Height * size.Width;
        var values = new float[input.Batch * length];
        var isRead = new bool[files.Length];
        for (var place = 0; place < files.Length; place++)
        {
            if (TryDecode(files[place].FullPath) is { } image)
            {
                var prepared = preparation.Apply(image);
                Require(files[place], image, prepared, size);
                Write(prepared, preparation, numbers, input.IsChannelsFirst, values.AsSpan(place * length, length));
                isRead[place] = true;
            }
        }

        int[] shape = input.IsChannelsFirst
            ? [input.Batch, preparation.Channels, size.Height, size.Width]
            : [input.Batch, size.Height, size.Width, preparation.Channels];
        return new ImageBatch(files, isRead, ToInput(input, values, shape));
    }

    private static PixelImage? TryDecode(string path)
    {
        try
        {
            return ImageDecoder.Decode(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Require(ImageFile file, PixelImage image, PixelImage prepared, ImageSize size)
    {
        if ((prepared.Height, prepared.Width) != (size.Height, size.Width))
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.ImageSizeDiffers,
                    new SourceLocation(file.FullPath),
                    $"the image is {image.Height}x{image.Width} (height first), but the model's input is {size}, and nothing says "
                        + "how it is scaled; write 'resize' and 'crop' as in training."
                )
            );
        }
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
