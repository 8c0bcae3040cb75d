namespace QualityGate.Models.Tensors;

/// <summary>
/// A constant tensor: its shape is known, its values are read, and what was done to them is done, only when they are asked
/// for. So candidates can be compared by shape without touching gigabytes.
/// </summary>
internal sealed class Tensor
{
    private const int MostDimensions = 16;

    private readonly Func<double[]> read;

    /// <summary>Makes a tensor from a shape that was checked and a way to read its values in row-major order.</summary>
    public Tensor(int[] shape, TensorOrigin origin, Func<double[]> read)
    {
        Shape = shape;
        Origin = origin;
        Count = shape.Aggregate(1, (product, size) => checked(product * size));
        this.read = read;
    }

    /// <summary>The size of each axis.</summary>
    public int[] Shape { get; }

    /// <summary>The number of values.</summary>
    public int Count { get; }

    /// <summary>The origin of the values.</summary>
    public TensorOrigin Origin { get; }

    public int Rank => Shape.Length;

    /// <summary>Checks sizes that a file gives.</summary>
    /// <exception cref="InvalidDataException">They are no shape of a tensor that could be held.</exception>
    public static int[] CheckShape(IReadOnlyCollection<long> sizes)
    {
        if (sizes.Count > MostDimensions)
        {
            throw new InvalidDataException($"it has {sizes.Count} dimensions, and no weights have more than {MostDimensions}");
        }

        Int128 product = 1;
        foreach (var size in sizes)
        {
            // A size of 0 must not hide that the others are beyond what strides are counted in.
            product *= Math.Max(size, 1);
            if (size is < 0 or > int.MaxValue || product > Array.MaxLength)
            {
                throw new InvalidDataException($"its shape [{string.Join(", ", sizes)}] is out of range");
            }
        }

        return [.. sizes.Select(size => (int)size)];
    }

    /// <summary>A tensor whose values are there already.</summary>
    public static Tensor Of(int[] shape, double[] values, TensorOrigin? origin = null) =>
        new(shape, origin ?? TensorOrigin.Computed, () => [.. values]);

    /// <summary>Reads the values, in row-major order. Each call reads anew: the array is the caller's own.</summary>
    /// <exception cref="InvalidDataException">They cannot be decoded; the message says why.</exception>
    public double[] Values() => read();

    /// <summary>A tensor of these values in another shape of the same size.</summary>
    public Tensor Reshape(params int[] shape) => new(shape, Origin, read);

    /// <summary>A tensor of this shape, with a function applied to each value.</summary>
    public Tensor Map(Func<double, double> map) =>
        new(
            Shape,
            Origin,
            () =>
            {
                var values = Values();
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = map(values[i]);
                }

                return values;
            }
        );

    /// <summary>This tensor with another origin of its values.</summary>
    public Tensor From(TensorOrigin origin) => new(Shape, origin, read);

    /// <summary>Swaps axes as ONNX's Transpose does: axis i of the result is axis permutation[i] of this tensor.</summary>
    public Tensor Transpose(params int[] permutation)
    {
        if (permutation.SequenceEqual(Enumerable.Range(0, Rank)))
        {
            return this;
        }

        int[] shape = [.. permutation.Select(axis => Shape[axis])];
        return new Tensor(shape, Origin, () => Permute(Values(), Shape, permutation));
    }

    /// <summary>The strides in row-major order: how far apart neighbours along each axis lie.</summary>
    public static int[] Strides(int[] shape)
    {
        var strides = new int[shape.Length];
        for (int axis = shape.Length - 1, stride = 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        return strides;
    }

    /// <summary>Picks values: the one at each position of the result lies at the sum of position × stride in the source.</summary>
    public static T[] Gather<T>(T[] source, int[] shape, int[] strides, int start = 0)
    {
        var result = new T[shape.Aggregate(1, (product, size) => product * size)];
        var position = new int[shape.Length];
        var place = start;
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = source[place];
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                place += strides[axis];
                if (++position[axis] < shape[axis])
                {
                    break;
                }

                place -= strides[axis] * shape[axis];
                position[axis] = 0;
            }
        }

        return result;
    }

    private static double[] Permute(double[] values, int[] shape, int[] permutation)
    {
        var strides = Strides(shape);
        return Gather(values, [.. permutation.Select(axis => shape[axis])], [.. permutation.Select(axis => strides[axis])]);
    }
}

/// <summary>The origin of a constant's values.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Encoding">How they are written there, such as <c>float16</c> or <c>int8, scale per channel</c>.</param>
internal sealed record TensorOrigin(string Name, string Encoding)
{
    /// <summary>Values that the graph makes up from shapes.</summary>
    public static TensorOrigin Computed { get; } = new("", "computed");
}
