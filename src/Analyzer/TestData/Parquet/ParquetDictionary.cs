using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using PhysicalType = Parquet.Meta.Type;

namespace QualityGate.TestData.Parquet;

/// <summary>The classes of the distinct values of a Parquet column, to which the indices in its pages refer.</summary>
internal sealed class ParquetDictionary(ParquetClasses finder)
{
    private int[] classes = [];

    /// <summary>True when a text was an index.</summary>
    public bool HasIndices { get; private set; }

    /// <summary>Reads the values.</summary>
    /// <param name="values">The values, in Parquet's plain encoding.</param>
    /// <param name="count">The number of values.</param>
    /// <param name="stored">The type in which the file has them.</param>
    /// <param name="type">The type that they are of.</param>
    /// <returns>Whether each of them is a class, and of a type that is read here.</returns>
    public bool TryRead(ReadOnlySpan<byte> values, int count, PhysicalType stored, Type type)
    {
        HasIndices = false;
        if (count > values.Length || !BitConverter.IsLittleEndian)
        {
            return false;
        }

        classes = classes.Length == count ? classes : new int[count];
        return (stored, type) switch
        {
            (PhysicalType.INT32, var read) when read == typeof(int) => TryNumbers<int>(values),
            (PhysicalType.INT64, var read) when read == typeof(long) => TryNumbers<long>(values),
            (PhysicalType.DOUBLE, var read) when read == typeof(double) => TryNumbers<double>(values),
            (PhysicalType.FLOAT, var read) when read == typeof(float) => TryNumbers<float>(values),
            (PhysicalType.BYTE_ARRAY, var read) when read == typeof(ReadOnlyMemory<char>) => TryTexts(values),
            _ => false,
        };
    }

    /// <summary>Finds the classes of values by their indices.</summary>
    /// <returns>Whether there is a value for each index.</returns>
    public bool TryFind(ReadOnlySpan<int> indices, Span<int> found)
    {
        ReadOnlySpan<int> known = classes;
        for (var i = 0; i < indices.Length; i++)
        {
            if ((uint)indices[i] >= (uint)known.Length)
            {
                return false;
            }

            found[i] = known[indices[i]];
        }

        return true;
    }

    private bool TryNumbers<T>(ReadOnlySpan<byte> values)
        where T : struct, INumber<T>
    {
        var size = Marshal.SizeOf<T>();
        if (values.Length != (long)size * classes.Length)
        {
            return false;
        }

        for (var i = 0; i < classes.Length; i++)
        {
            classes[i] = finder.Find(MemoryMarshal.Read<T>(values[(i * size)..]));
            if (classes[i] < 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool TryTexts(ReadOnlySpan<byte> values)
    {
        for (var i = 0; i < classes.Length; i++)
        {
            var length = values.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(values);
            if (length < 0 || length > values.Length - sizeof(int))
            {
                return false;
            }

            classes[i] = finder.Find(Encoding.UTF8.GetString(values.Slice(sizeof(int), length)), out var isIndex);
            HasIndices |= isIndex;
            values = values[(sizeof(int) + length)..];
            if (classes[i] < 0)
            {
                return false;
            }
        }

        return values.IsEmpty;
    }
}
