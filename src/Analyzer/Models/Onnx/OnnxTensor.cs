using System.Buffers.Binary;
using System.Globalization;

namespace QualityGate.Models.Onnx;

/// <summary>A constant tensor of a graph: its shape, and its values widened to double, in row-major order.</summary>
internal sealed record OnnxTensor(int[] Shape, double[] Values)
{
    private const int MostDimensions = 16;

    /// <summary>Decodes a tensor. Its size is checked against the data that is there before anything is allocated.</summary>
    /// <exception cref="InvalidDataException">The tensor cannot be decoded; the message says why.</exception>
    public static OnnxTensor Decode(TensorProto tensor)
    {
        if (tensor.DataLocation == TensorProto.Types.DataLocation.External)
        {
            throw new InvalidDataException("it lies in an external data file, which this version does not read");
        }

        var values = (TensorProto.Types.DataType)tensor.DataType switch
        {
            TensorProto.Types.DataType.Float => tensor.FloatData.Count > 0
                ? [.. tensor.FloatData.Select(value => (double)value)]
                : Raw(tensor, 4, bytes => BinaryPrimitives.ReadSingleLittleEndian(bytes)),
            TensorProto.Types.DataType.Double => tensor.DoubleData.Count > 0
                ? [.. tensor.DoubleData]
                : Raw(tensor, 8, BinaryPrimitives.ReadDoubleLittleEndian),
            TensorProto.Types.DataType.Float16 => tensor.Int32Data.Count > 0
                ? [.. tensor.Int32Data.Select(bits => (double)BitConverter.UInt16BitsToHalf((ushort)bits))]
                : Raw(tensor, 2, bytes => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes)),
            var type => throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture,
                $"its element type is {type}, and this version reads float32, float16 and double")),
        };
        return new OnnxTensor(ShapeOf(tensor, values.Length), values);
    }

    /// <summary>Swaps axes as ONNX's Transpose does: axis i of the result is axis permutation[i] of this tensor.</summary>
    public OnnxTensor Transpose(int[] permutation)
    {
        var strides = new int[Shape.Length];
        for (int axis = Shape.Length - 1, stride = 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= Shape[axis];
        }

        int[] shape = [.. permutation.Select(axis => Shape[axis])];
        var result = new double[Values.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var (rest, source) = (i, 0);
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                source += rest % shape[axis] * strides[permutation[axis]];
                rest /= shape[axis];
            }

            result[i] = Values[source];
        }

        return new OnnxTensor(shape, result);
    }

    private static double[] Raw(TensorProto tensor, int size, ReadElement read)
    {
        var bytes = tensor.RawData.Span;
        if (bytes.Length % size != 0)
        {
            throw new InvalidDataException($"its {bytes.Length} bytes are not a whole number of elements");
        }

        var values = new double[bytes.Length / size];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = read(bytes.Slice(i * size, size));
        }

        return values;
    }

    private static int[] ShapeOf(TensorProto tensor, int count)
    {
        if (tensor.Dims.Count > MostDimensions)
        {
            throw new InvalidDataException($"it has {tensor.Dims.Count} dimensions, and no weights have more than {MostDimensions}");
        }

        Int128 product = 1;
        foreach (var dimension in tensor.Dims)
        {
            product *= dimension is >= 0 and <= int.MaxValue
                ? dimension
                : throw new InvalidDataException($"its shape [{string.Join(", ", tensor.Dims)}] is out of range");
            if (product > int.MaxValue)
            {
                break;
            }
        }

        return product == count
            ? [.. tensor.Dims.Select(dimension => (int)dimension)]
            : throw new InvalidDataException($"its shape [{string.Join(", ", tensor.Dims)}] does not fit its {count} values");
    }

    private delegate double ReadElement(ReadOnlySpan<byte> bytes);
}
