using System.Globalization;
using System.Runtime.InteropServices;
using QualityGate.Files;
using QualityGate.Models.Onnx.Wire;
using QualityGate.Models.Tensors;
using static QualityGate.Models.Onnx.TensorProto.Types;

namespace QualityGate.Models.Onnx;

/// <summary>
/// Reads the numbers of a tensor from where they lie: raw bytes or a typed field in the model file, or a data file beside it.
/// Its size is checked against what is there before memory is taken.
/// </summary>
internal static class TensorReader
{
    private const int RawField = 9;

    /// <summary>The tensor, its values still in the file.</summary>
    /// <exception cref="InvalidDataException">Its shape or type is none.</exception>
    public static Tensor Open(OnnxFile file, TensorProto proto, string name)
    {
        var shape = Tensor.CheckShape(proto.Dims);
        var count = shape.Aggregate(1L, (product, size) => product * size);
        var type = TypeOf(proto.DataType);
        return new Tensor(shape, new TensorOrigin(name, type.Name), () => Read(file, proto, type, count));
    }

    /// <summary>The form in which the elements of a data type are written.</summary>
    /// <exception cref="InvalidDataException">There is no such type, or none of numbers that are read here.</exception>
    public static ElementType TypeOf(long type) =>
        (DataType)type switch
        {
            DataType.Float => ElementType.Float32,
            DataType.Double => ElementType.Float64,
            DataType.Float16 => ElementType.Float16,
            DataType.Bfloat16 => ElementType.BFloat16,
            DataType.Float8E4M3Fn => ElementType.Float8E4M3,
            DataType.Float8E5M2 => ElementType.Float8E5M2,
            DataType.Int8 => ElementType.Int8,
            DataType.Uint8 => ElementType.UInt8,
            DataType.Int4 => ElementType.Int4,
            DataType.Uint4 => ElementType.UInt4,
            DataType.Int16 => ElementType.Int16,
            DataType.Uint16 => ElementType.UInt16,
            DataType.Int32 => ElementType.Int32,
            DataType.Uint32 => ElementType.UInt32,
            DataType.Int64 => ElementType.Int64,
            DataType.Uint64 => ElementType.UInt64,
            DataType.Bool => ElementType.Bool,
            var other => throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"its element type {other} is not one of numbers that are read here")
            ),
        };

    private static double[] Read(OnnxFile file, TensorProto proto, ElementType type, long count)
    {
        if (proto.DataLocation == DataLocation.External)
        {
            return ReadExternal(file, proto, type, count);
        }

        // Of a field that stands twice, protobuf keeps the last.
        if (proto.Segment.LastOrDefault(segment => segment.Field == RawField) is { } raw)
        {
            return raw.Length == type.Bytes(count)
                ? ReadRaw(file.Budget, file.Input, raw.Offset, type, count)
                : throw Mismatch(proto, $"its {raw.Length} bytes of {type.Name}");
        }

        return ReadTyped(file, proto, type, count);
    }

    private static double[] ReadExternal(OnnxFile file, TensorProto proto, ElementType type, long count)
    {
        string? Entry(string key) => proto.ExternalData.LastOrDefault(entry => entry.Key == key)?.Value;
        long Number(string key, long absent) =>
            Entry(key) is not { } text ? absent
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
            : throw new InvalidDataException($"the {key} '{text}' of its external data is not a number of bytes");

        var (location, needed) = (Entry("location") ?? string.Empty, type.Bytes(count));
        var input = file.External(location);
        var (offset, length) = (Number("offset", 0), Number("length", needed));
        if (length != needed)
        {
            throw Mismatch(proto, $"its {length} bytes of {type.Name} in '{location}'");
        }

        return length <= input.Length - offset
            ? ReadRaw(file.Budget, input, offset, type, count)
            : throw new InvalidDataException(
                $"its {length} bytes from {offset} on do not fit the {input.Length} bytes of its data file '{location}'"
            );
    }

    private static double[] ReadRaw(WorkBudget budget, BinaryInput input, long offset, ElementType type, long count)
    {
        budget.Charge(count);
        return PackedNumbers.Read(count, type, (at, bytes) => input.Read(offset + at, bytes));
    }

    // The typed fields: float_data, int32_data (also for all that is smaller), int64_data, double_data, uint64_data.
    private static double[] ReadTyped(OnnxFile file, TensorProto proto, ElementType type, long count)
    {
        var (field, size) = (DataType)proto.DataType switch
        {
            DataType.Float => (4, 4),
            DataType.Double => (10, 8),
            DataType.Int64 => (7, 0),
            DataType.Uint32 or DataType.Uint64 => (11, 0),
            _ => (5, 0),
        };
        var kept = field switch
        {
            4 => [.. proto.FloatData.Select(value => (double)value)],
            10 => [.. proto.DoubleData],
            7 => [.. proto.Int64Data.Select(value => (double)value)],
            11 => [.. proto.Uint64Data.Select(value => (double)value)],
            _ => proto.Int32Data.Select(value => (double)value).ToList(),
        };
        Span<byte> bytes = stackalloc byte[8];
        foreach (var segment in proto.Segment.Where(segment => segment.Field == field))
        {
            file.Budget.Charge(segment.Length);
            var (cursor, end) = (
                new WireCursor(file.Input, segment.Offset, segment.Offset + segment.Length),
                segment.Offset + segment.Length
            );
            while (cursor.Position < end)
            {
                if (size == 0)
                {
                    var value = cursor.Varint();
                    kept.Add(
                        field == 11 ? value
                        : field == 5 ? (int)value
                        : (long)value
                    );
                }
                else
                {
                    cursor.Read(bytes[..size]);
                    kept.Add(size == 4 ? MemoryMarshal.Read<float>(bytes) : MemoryMarshal.Read<double>(bytes));
                }
            }
        }

        return FromTyped(proto, type, count, kept);
    }

    private static double[] FromTyped(TensorProto proto, ElementType type, long count, List<double> kept)
    {
        if (field32(proto.DataType) && !type.IsInteger || type.Bits == 4)
        {
            // Half-precision numbers and pairs of 4-bit ones are written as the integers that their bits are.
            var perNumber = type.Bits == 4 ? 2 : 1;
            if (kept.Count != (count + perNumber - 1) / perNumber)
            {
                throw Mismatch(proto, $"its {kept.Count} numbers");
            }

            var values = new double[count];
            Span<byte> bits = stackalloc byte[4];
            for (var i = 0; i < count; i++)
            {
                BitConverter.TryWriteBytes(bits, (int)kept[i / perNumber]);
                values[i] = type.Decode(bits, i % perNumber);
            }

            return values;
        }

        return kept.Count == count ? [.. kept] : throw Mismatch(proto, $"its {kept.Count} numbers");

        static bool field32(int type) =>
            (DataType)type is DataType.Float16 or DataType.Bfloat16 or DataType.Float8E4M3Fn or DataType.Float8E5M2;
    }

    private static InvalidDataException Mismatch(TensorProto proto, string what) =>
        new($"its shape [{string.Join(", ", proto.Dims)}] does not fit {what}");
}
