using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace QualityGate.Inference;

/// <summary>Random numbers of the type and shape that a model's input wants: the same in every run.</summary>
internal static class RandomInput
{
    private const int MostElements = 50_000_000;

    /// <summary>A value for an input.</summary>
    /// <param name="name">The input.</param>
    /// <param name="metadata">The type and shape that ONNX Runtime says the input has.</param>
    /// <param name="openSize">The size of places (height, width) that are left open; all other open sizes are 1.</param>
    /// <param name="random">Where the numbers come from.</param>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidDataException">The input is of a type that cannot be made up, or too large.</exception>
    public static NamedOnnxValue Make(string name, NodeMetadata metadata, int openSize, Random random)
    {
        if (!metadata.IsTensor)
        {
            throw new InvalidDataException($"the input '{name}' is no tensor");
        }

        int[] shape =
        [
            .. metadata.Dimensions.Select(
                (size, axis) =>
                    size > 0 ? size
                    : axis > 1 && metadata.Dimensions.Length > 3 ? openSize
                    : 1
            ),
        ];
        var count = shape.Aggregate(1L, (product, size) => product * size);
        if (count > MostElements)
        {
            throw new InvalidDataException($"the input '{name}' has {count} numbers");
        }

        NamedOnnxValue Tensor<T>(Func<T> next) =>
            NamedOnnxValue.CreateFromTensor(name, new DenseTensor<T>(Enumerable.Range(0, (int)count).Select(_ => next()).ToArray(), shape));
        double Number() => (random.NextDouble() * 2) - 1;
        return metadata.ElementDataType switch
        {
            TensorElementType.Float => Tensor(() => (float)Number()),
            TensorElementType.Double => Tensor(Number),
            TensorElementType.Float16 => Tensor(() => (Float16)(float)Number()),
            TensorElementType.BFloat16 => Tensor(() => (BFloat16)(float)Number()),
            TensorElementType.UInt8 => Tensor(() => (byte)random.Next(256)),
            TensorElementType.Int8 => Tensor(() => (sbyte)random.Next(-128, 128)),
            TensorElementType.Int32 => Tensor(() => random.Next(2)),
            TensorElementType.Int64 => Tensor(() => (long)random.Next(2)),
            TensorElementType.Bool => Tensor(() => random.Next(2) == 1),
            TensorElementType.String => Tensor(() => string.Empty),
            var other => throw new InvalidDataException($"the input '{name}' is of type {other}, for which no random values are made"),
        };
    }

    /// <summary>The numbers of a result, widened to double; null when it holds none.</summary>
    public static Models.Tensors.Tensor? Read(NamedOnnxValue value)
    {
        Models.Tensors.Tensor Of<T>(Func<T, double> widen)
        {
            var tensor = value.AsTensor<T>();
            double[] values = [.. tensor.Select(widen)];
            return new Models.Tensors.Tensor([.. tensor.Dimensions], Models.Tensors.TensorOrigin.Computed, () => [.. values]);
        }

        return value.Value switch
        {
            Tensor<float> => Of<float>(number => number),
            Tensor<double> => Of<double>(number => number),
            Tensor<Float16> => Of<Float16>(number => (float)number),
            Tensor<BFloat16> => Of<BFloat16>(number => (float)number),
            Tensor<byte> => Of<byte>(number => number),
            Tensor<sbyte> => Of<sbyte>(number => number),
            Tensor<int> => Of<int>(number => number),
            Tensor<long> => Of<long>(number => number),
            _ => null,
        };
    }
}
