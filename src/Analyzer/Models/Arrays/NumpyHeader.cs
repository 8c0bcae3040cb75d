using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Arrays;

/// <summary>The header of a .npy array (NumPy Enhancement Proposal 1): element type, order of axes, shape.</summary>
internal sealed partial record NumpyHeader(string Written, ElementType? Type, bool IsBigEndian, bool IsColumnMajor, long[] Shape)
{
    /// <summary>The most bytes that a header is long; NumPy's are below 1 KiB for plain arrays.</summary>
    public const int Longest = 64 * 1024;

    /// <summary>Reads a header.</summary>
    /// <exception cref="InvalidDataException">It is not that of an array.</exception>
    public static NumpyHeader Parse(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        if (Fields().Match(text) is not { Success: true } match)
        {
            throw new InvalidDataException("its NumPy header is not that of a plain array of numbers");
        }

        return new NumpyHeader(
            match.Groups["order"].Value + match.Groups["type"].Value,
            TypeOf(match.Groups["type"].Value),
            match.Groups["order"].Value == ">",
            match.Groups["fortran"].Value == "True",
            [
                .. match
                    .Groups["shape"]
                    .Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(size =>
                        long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                            ? number
                            : throw new InvalidDataException($"'{size}' is no size")
                    ),
            ]
        );
    }

    /// <summary>The array that the header announces, whose numbers a function reads.</summary>
    /// <exception cref="InvalidDataException">The shape does not fit the number of bytes.</exception>
    public StoredArray Array(string name, long length, OpenBytes open)
    {
        var shape = Tensor.CheckShape(Shape);
        if (Type is not { } type)
        {
            return new StoredArray(name, Written.Length > 0 ? Written : "of several fields", shape, Element: null, Numbers: null);
        }

        var count = shape.Aggregate(1L, (product, size) => product * size);
        if (type.Bytes(count) != length)
        {
            throw new InvalidDataException(
                $"its shape [{string.Join(", ", Shape)}] does not fit its {length} bytes of {type.Name} ('{Written}')"
            );
        }

        var size = type.Bits / 8;
        double[] Decode(ReadBytes read) =>
            PackedNumbers.Read(
                count,
                type,
                (offset, bytes) =>
                {
                    read(offset, bytes);
                    for (var i = 0; IsBigEndian && i < bytes.Length; i += size)
                    {
                        bytes.Slice(i, size).Reverse();
                    }
                }
            );

        Tensor Plain(int[] plain) => new(plain, new TensorOrigin(name, type.Name), () => open(Decode));
        return new StoredArray(
            name,
            Written,
            shape,
            type,
            IsColumnMajor ? Plain([.. shape.Reverse()]).Transpose([.. Enumerable.Range(0, shape.Length).Reverse()]) : Plain(shape)
        );
    }

    private static ElementType? TypeOf(string written) =>
        written switch
        {
            "f2" => ElementType.Float16,
            "f4" => ElementType.Float32,
            "f8" => ElementType.Float64,
            "i1" => ElementType.Int8,
            "u1" => ElementType.UInt8,
            "i2" => ElementType.Int16,
            "u2" => ElementType.UInt16,
            "i4" => ElementType.Int32,
            "u4" => ElementType.UInt32,
            "i8" => ElementType.Int64,
            "u8" => ElementType.UInt64,
            "b1" => ElementType.Bool,
            _ => null,
        };

    // Of a type that has several fields, a list is written instead of one name.
    [GeneratedRegex(
        @"^\{\s*'descr':\s*('(?<order>[<>|=]?)(?<type>[^']*)'|\[.*\]),\s*"
            + @"'fortran_order':\s*(?<fortran>True|False),\s*'shape':\s*\((?<shape>[0-9, ]*)\),?\s*\}\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Fields();
}
