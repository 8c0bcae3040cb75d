using QualityGate.Models.Tensors;

namespace QualityGate.Models.Arrays;

/// <summary>Multiplies each block of a matrix by its scale: the whole, a row, a column, a group of a row, or a square.</summary>
internal static class BlockScale
{
    // The side of the squares that models of 8-bit floats have a scale for.
    private const int Square = 128;

    /// <summary>The weights: (number − zero point) × scale.</summary>
    /// <param name="numbers">Rows × columns; further axes count as columns.</param>
    /// <param name="scale">One scale, or one for each block.</param>
    /// <param name="zero">One zero point, or one for each block; null for 0.</param>
    /// <param name="axis">The axis of the classes, along which a list of scales must lie; null while it isn't known, when either will
    /// do.</param>
    /// <exception cref="InvalidDataException">Scales or zero points don't fit.</exception>
    public static Tensor Apply(Tensor numbers, Tensor scale, Tensor? zero, int? axis)
    {
        var (rows, columns) = (numbers.Shape[0], numbers.Count / Math.Max(1, numbers.Shape[0]));
        var scales = Blocks(scale, rows, columns, axis, "scales");
        var zeros = zero is null ? null : Blocks(zero, rows, columns, axis, "zero points");
        var origin = numbers.Origin with { Encoding = $"{numbers.Origin.Encoding}, {scales.Description}" };
        return new Tensor(
            numbers.Shape,
            origin,
            () =>
            {
                var (values, s, z) = (numbers.Values(), scale.Values(), zero?.Values());
                for (var i = 0; i < values.Length; i++)
                {
                    var (row, column) = (i / columns, i % columns);
                    values[i] = (values[i] - (z is null ? 0 : z[zeros!.Of(row, column)])) * s[scales.Of(row, column)];
                }

                return values;
            }
        );
    }

    private static Grid Blocks(Tensor given, int rows, int columns, int? axis, string what)
    {
        var shape = given.Shape.Reverse().SkipWhile(size => size == 1).Reverse().ToArray();
        return shape switch
        {
            _ when given.Count == 1 => new Grid(rows, columns, 1, "scale per tensor"),
            [var count] when count == rows && (given.Rank > 1 || axis != 1) => new Grid(1, columns, 1, "scale per channel"),
            [var count] when count == columns && axis != 0 => new Grid(rows, 1, columns, "scale per channel"),
            [1, var count] when count == columns => new Grid(rows, 1, columns, "scale per channel"),
            [var count, var groups] when count == rows && columns % groups == 0 => new Grid(
                1,
                columns / groups,
                groups,
                $"scale per group of {columns / groups}"
            ),
            [var high, var wide] when high == Ceiling(rows) && wide == Ceiling(columns) => new Grid(
                Square,
                Square,
                wide,
                $"scale per square of {Square}"
            ),
            _ => throw new InvalidDataException(
                $"has {what} of the shape [{string.Join(", ", given.Shape)}], of which it does not show which numbers they "
                    + $"belong to{(shape is [_] && axis is not null ? ": a list of them has one for each class" : string.Empty)}"
            ),
        };
    }

    private static int Ceiling(int size) => (size + Square - 1) / Square;

    private sealed record Grid(int Rows, int Columns, int Across, string Description)
    {
        public int Of(int row, int column) => (row / Rows * Across) + (column / Columns);
    }
}
