using QualityGate.Models.Tensors;

namespace QualityGate.Models.Arrays;

/// <summary>
/// Integers of 4 or 8 bits that compressed-tensors packs into 32: along the rows, the lowest bits first, each raised by half its
/// range. Its zero points are packed in the same way down the columns.
/// </summary>
internal static class PackedIntegers
{
    private const int Word = 32;
    private static readonly int[] Widths = [4, 8];

    /// <summary>Unpacks weights and their zero points.</summary>
    /// <param name="array">The packed array.</param>
    /// <param name="words">Its numbers.</param>
    /// <param name="shapes">The arrays that tell the true shape: one, of two numbers.</param>
    /// <param name="scale">The scales: the zero points have their shape.</param>
    /// <param name="zero">The zero points, packed or not; null when there are none.</param>
    /// <exception cref="InvalidDataException">It is packed in another way.</exception>
    public static (Tensor Numbers, Tensor? Zero) Unpack(
        StoredArray array,
        Tensor words,
        StoredArray[] shapes,
        Tensor scale,
        StoredArray? zero
    )
    {
        if (
            !array.Name.EndsWith("_packed", StringComparison.Ordinal)
            || array.Shape is not [var rows, var across]
            || shapes is not [{ Numbers: { Count: 2 } written }]
            || written.Values() is not [var high, var wide]
            || high != rows
        )
        {
            throw new InvalidDataException("holds integers of 32 bits, and does not tell which weights are packed into them");
        }

        int? bits = Widths.Where(bits => Packed(wide, bits) == across).Select(bits => (int?)bits).FirstOrDefault();
        if (bits is not { } width)
        {
            throw new InvalidDataException($"has {across} integers of 32 bits for {wide} weights, which is neither 4 nor 8 bits a weight");
        }

        var numbers = new Tensor(
            [rows, (int)wide],
            words.Origin with
            {
                Encoding = $"int{width}",
            },
            () => Rows(words.Values(), rows, across, (int)wide, width)
        );
        return (numbers, zero is null ? null : Zero(zero, scale.Shape, rows, width));
    }

    private static Tensor Zero(StoredArray zero, int[] scales, int rows, int bits)
    {
        if (zero.Element != ElementType.Int32 || zero.Shape is not [var down, var across] || down != Packed(rows, bits))
        {
            return zero.Numbers!;
        }

        if (scales is not [var high, var wide] || high != rows || wide != across)
        {
            throw new InvalidDataException(
                $"has packed zero points of the shape [{down}, {across}] for scales of [{string.Join(", ", scales)}]"
            );
        }

        var turned = zero.Numbers!.Transpose(1, 0);
        return new Tensor([across, rows], turned.Origin, () => Rows(turned.Values(), across, down, rows, bits)).Transpose(1, 0);
    }

    private static long Packed(double count, int bits) => (long)Math.Ceiling(count * bits / Word);

    private static double[] Rows(double[] words, int rows, int across, int columns, int bits)
    {
        var (perWord, mask, half) = (Word / bits, (1u << bits) - 1, 1 << (bits - 1));
        var values = new double[rows * columns];
        for (var i = 0; i < values.Length; i++)
        {
            var (row, column) = (i / columns, i % columns);
            var word = (uint)(int)words[(row * across) + (column / perWord)];
            values[i] = (int)((word >> (column % perWord * bits)) & mask) - half;
        }

        return values;
    }
}
