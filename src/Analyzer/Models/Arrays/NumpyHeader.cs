using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Arrays;

/// <summary>The header of a .npy array (NumPy Enhancement Proposal 1): element type, order of axes, shape.</summary>
internal sealed partial record NumpyHeader(ElementType Type, bool IsBigEndian, bool IsColumnMajor, long[] Shape)
{
    /// <summary>The most bytes that a header is long; NumPy's are below 1 KiB for plain arrays.</summary>
    public const int Longest = 64 * 1024;

    /// <summary>Reads a header.</summary>
    /// <exception cref="InvalidDataException">It is not that of an array of numbers.</exception>
    public static NumpyHeader Parse(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        if (Fields().Match(text) is not { Success: true } match)
        {
            throw new InvalidDataException("its NumPy header is not that of a plain array of numbers");
        }

        var type = match.Groups["type"].Value switch
        {
            "f2" => ElementType.Float16,
            "f4" => ElementType.Float32,
            "f8" => ElementType.Float64,
            var other => throw new InvalidDataException($"its element type '{other}' is not one of floating-point numbers (f2, f4, f8)"),
        };
        return new NumpyHeader(
            type,
            match.Groups["order"].Value == ">",
            match.Groups["fortran"].Value == "True",
            [.. match.Groups["shape"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(size => long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidDataException($"'{size}' is no size"))]);
    }

    /// <summary>The array that the header announces, whose numbers a function reads.</summary>
    /// <exception cref="InvalidDataException">The shape does not fit the number of bytes.</exception>
    public Tensor Array(string name, long length, ReadBytes read)
    {
        var shape = Tensor.CheckShape(Shape);
        var count = shape.Aggregate(1L, (product, size) => product * size);
        if (Type.Bytes(count) != length)
        {
            throw new InvalidDataException($"its shape [{string.Join(", ", Shape)}] does not fit its {length} bytes of {Type.Name}");
        }

        var size = Type.Bits / 8;
        void ReadInOrder(long offset, Span<byte> bytes)
        {
            read(offset, bytes);
            for (var i = 0; IsBigEndian && i < bytes.Length; i += size)
            {
                bytes.Slice(i, size).Reverse();
            }
        }

        var origin = new TensorOrigin(name, Type.Name);
        Tensor Plain(int[] plain) => new(plain, origin, () => PackedNumbers.Read(count, Type, ReadInOrder));
        return IsColumnMajor ? Plain([.. shape.Reverse()]).Transpose([.. Enumerable.Range(0, shape.Length).Reverse()]) : Plain(shape);
    }

    [GeneratedRegex(@"^\{\s*'descr':\s*'(?<order>[<>|=])(?<type>[a-zA-Z]\d*)',\s*'fortran_order':\s*(?<fortran>True|False),\s*'shape':\s*\((?<shape>[0-9, ]*)\),?\s*\}\s*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Fields();
}
