using System.Buffers.Binary;

namespace QualityGate.Models.Tensors;

/// <summary>The type of a number in a file: its name, its size in bits, and how its bytes are decoded.</summary>
internal sealed record ElementType(string Name, int Bits, ElementDecoder Decode, Func<double, double> Round)
{
    public static readonly ElementType Float32 = Of(
        "float32",
        32,
        (b, i) => BinaryPrimitives.ReadSingleLittleEndian(b[(i * 4)..]),
        v => (float)v
    );
    public static readonly ElementType Float64 = Of("float64", 64, (b, i) => BinaryPrimitives.ReadDoubleLittleEndian(b[(i * 8)..]), v => v);
    public static readonly ElementType Float16 = Of(
        "float16",
        16,
        (b, i) => (double)BinaryPrimitives.ReadHalfLittleEndian(b[(i * 2)..]),
        v => (double)(Half)v
    );
    public static readonly ElementType BFloat16 = Of(
        "bfloat16",
        16,
        (b, i) => FromBFloat16(BinaryPrimitives.ReadUInt16LittleEndian(b[(i * 2)..])),
        ToBFloat16
    );
    public static readonly ElementType Float8E4M3 = Of("float8e4m3fn", 8, (b, i) => FromFloat8(b[i], 4, hasInfinity: false), null);
    public static readonly ElementType Float8E5M2 = Of("float8e5m2", 8, (b, i) => FromFloat8(b[i], 5, hasInfinity: true), null);
    public static readonly ElementType Int8 = Of("int8", 8, (b, i) => (sbyte)b[i], v => Saturate(v, sbyte.MinValue, sbyte.MaxValue));
    public static readonly ElementType UInt8 = Of("uint8", 8, (b, i) => b[i], v => Saturate(v, 0, byte.MaxValue));
    public static readonly ElementType Int4 = Of("int4", 4, (b, i) => (sbyte)(Nibble(b, i) << 4) >> 4, v => Saturate(v, -8, 7));
    public static readonly ElementType UInt4 = Of("uint4", 4, (b, i) => Nibble(b, i), v => Saturate(v, 0, 15));
    public static readonly ElementType Int16 = Of(
        "int16",
        16,
        (b, i) => BinaryPrimitives.ReadInt16LittleEndian(b[(i * 2)..]),
        v => Saturate(v, short.MinValue, short.MaxValue)
    );
    public static readonly ElementType UInt16 = Of(
        "uint16",
        16,
        (b, i) => BinaryPrimitives.ReadUInt16LittleEndian(b[(i * 2)..]),
        v => Saturate(v, 0, ushort.MaxValue)
    );
    public static readonly ElementType Int32 = Of(
        "int32",
        32,
        (b, i) => BinaryPrimitives.ReadInt32LittleEndian(b[(i * 4)..]),
        v => Saturate(v, int.MinValue, int.MaxValue)
    );
    public static readonly ElementType UInt32 = Of(
        "uint32",
        32,
        (b, i) => BinaryPrimitives.ReadUInt32LittleEndian(b[(i * 4)..]),
        v => Saturate(v, 0, uint.MaxValue)
    );
    public static readonly ElementType Int64 = Of(
        "int64",
        64,
        (b, i) => BinaryPrimitives.ReadInt64LittleEndian(b[(i * 8)..]),
        Math.Truncate
    );
    public static readonly ElementType UInt64 = Of(
        "uint64",
        64,
        (b, i) => BinaryPrimitives.ReadUInt64LittleEndian(b[(i * 8)..]),
        Math.Truncate
    );
    public static readonly ElementType Bool = Of("bool", 8, (b, i) => b[i] == 0 ? 0 : 1, v => v == 0 ? 0 : 1);

    /// <summary>True when the numbers are whole: weights of such a type stand for others, by a scale and a zero point.</summary>
    public bool IsInteger => Name.Contains("int", StringComparison.Ordinal);

    /// <summary>The number of bytes that so many numbers take; two of 4 bits share one.</summary>
    public long Bytes(long count) => ((count * Bits) + 7) / 8;

    private static ElementType Of(string name, int bits, ElementDecoder decode, Func<double, double>? round) =>
        new(
            name,
            bits,
            decode,
            round ?? (_ => throw new InvalidDataException($"numbers are rounded to {name}, which this version cannot do"))
        );

    private static int Nibble(ReadOnlySpan<byte> bytes, int index) => (bytes[index / 2] >> (index % 2 * 4)) & 0xF;

    private static double Saturate(double value, double least, double greatest) =>
        double.IsNaN(value) ? 0 : Math.Clamp(Math.Truncate(value), least, greatest);

    private static double FromBFloat16(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);

    private static double ToBFloat16(double value)
    {
        if (!double.IsFinite(value))
        {
            return value;
        }

        // To nearest, ties to even, as hardware does.
        var bits = BitConverter.SingleToUInt32Bits((float)value);
        return BitConverter.UInt32BitsToSingle((bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000);
    }

    // ONNX, "Float stored in 8 bits": E4M3FN has no infinity and one NaN; E5M2 is IEEE-like.
    private static double FromFloat8(byte bits, int exponentBits, bool hasInfinity)
    {
        var mantissaBits = 7 - exponentBits;
        var (exponent, mantissa) = ((bits & 0x7F) >> mantissaBits, bits & ((1 << mantissaBits) - 1));
        var bias = (1 << (exponentBits - 1)) - 1;
        var sign = bits < 0x80 ? 1 : -1;
        var isTop = exponent == (1 << exponentBits) - 1;
        return (isTop, hasInfinity, mantissa) switch
        {
            (true, true, 0) => sign * double.PositiveInfinity,
            (true, true, _) => double.NaN,
            (true, false, 7) => double.NaN,
            _ when exponent == 0 => sign * Math.ScaleB((double)mantissa / (1 << mantissaBits), 1 - bias),
            _ => sign * Math.ScaleB(1 + ((double)mantissa / (1 << mantissaBits)), exponent - bias),
        };
    }
}

/// <summary>Decodes the number with an index out of bytes that hold many.</summary>
internal delegate double ElementDecoder(ReadOnlySpan<byte> bytes, int index);
