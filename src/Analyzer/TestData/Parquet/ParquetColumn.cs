using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using Parquet;
using Parquet.Schema;
using QualityGate.TestData.Rows;

namespace QualityGate.TestData.Parquet;

/// <summary>
/// The values of a column in one row group: class indices, or numbers. They are understood as soon as the column has been read, before the
/// library reads another.
/// </summary>
internal sealed class ParquetColumn
{
    /// <summary>The class of a value that stands for none; its text is kept.</summary>
    public const int Unknown = -1;

    private readonly Dictionary<int, string> texts = [];
    private int[] definitions = [];
    private int[] repetitions = [];
    private DataField field = null!;
    private bool isFull;

    /// <summary>Classes by value; null values are not counted.</summary>
    public int[] Classes { get; private set; } = [];

    /// <summary>Numbers by value.</summary>
    public double[] Numbers { get; private set; } = [];

    /// <summary>The number of values, null ones and empty lists included.</summary>
    public int Count { get; private set; }

    /// <summary>The entry that comes next, null ones included.</summary>
    public int Entry { get; set; }

    /// <summary>The value that comes next.</summary>
    public int Value { get; set; }

    /// <summary>True when a class was written as an index.</summary>
    public bool HasIndices { get; private set; }

    /// <summary>The text of a value that is no class.</summary>
    public string TextOf(int value) => texts.GetValueOrDefault(value, string.Empty);

    /// <summary>True when an entry holds a value: it is not null, and no empty list.</summary>
    public bool IsThere(int entry) => isFull || field.MaxDefinitionLevel == 0 || definitions[entry] == field.MaxDefinitionLevel;

    /// <summary>True when an entry begins another row.</summary>
    public bool BeginsRow(int entry) => field.MaxRepetitionLevel == 0 || repetitions[entry] == 0;

    /// <summary>True when each entry is a row of its own with a class that is known.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>Reads a column of classes: by its dictionary, or all values by the library.</summary>
    public void ReadClasses(ParquetRowGroupReader group, DataField column, ParquetClasses finder, ParquetIndices indices)
    {
        HasIndices = column.ClrType != typeof(ReadOnlyMemory<char>);
        texts.Clear();
        Read(group, column);
        Classes = Classes.Length < Count ? new int[Count] : Classes;
        isFull =
            column.MaxRepetitionLevel == 0
            && indices.TryRead(group.GetMetadata(column)!, column.ClrType, column.MaxDefinitionLevel, Classes.AsSpan(0, Count));
        HasIndices |= isFull && indices.HasIndices;
        IsPlain = isFull || (Dispatch(group, column, finder) == Count && texts.Count == 0 && column.MaxRepetitionLevel == 0);
    }

    /// <summary>Reads a column of numbers; texts are none.</summary>
    public void ReadNumbers(ParquetRowGroupReader group, DataField column)
    {
        Read(group, column);
        texts.Clear();
        Numbers = Numbers.Length < Count ? new double[Count] : Numbers;
        Dispatch(group, column, finder: null);
    }

    private void Read(ParquetRowGroupReader group, DataField column)
    {
        (field, Entry, Value, isFull) = (column, 0, 0, false);
        Count = checked((int)group.GetMetadata(column)!.MetaData!.NumValues);
        definitions = definitions.Length < Count ? new int[Count] : definitions;
        repetitions = repetitions.Length < Count ? new int[Count] : repetitions;
    }

    // The number of values, null ones left out.
    private int Dispatch(ParquetRowGroupReader group, DataField column, ParquetClasses? finder) =>
        column.ClrType switch
        {
            var type when type == typeof(int) => Values<int>(group, finder),
            var type when type == typeof(long) => Values<long>(group, finder),
            var type when type == typeof(double) => Values<double>(group, finder),
            var type when type == typeof(float) => Values<float>(group, finder),
            var type when type == typeof(sbyte) => Values<sbyte>(group, finder),
            var type when type == typeof(byte) => Values<byte>(group, finder),
            var type when type == typeof(short) => Values<short>(group, finder),
            var type when type == typeof(ushort) => Values<ushort>(group, finder),
            var type when type == typeof(uint) => Values<uint>(group, finder),
            var type when type == typeof(ulong) => Values<ulong>(group, finder),
            var type when type == typeof(decimal) => Values<decimal>(group, finder),
            _ => Texts(group, finder),
        };

    private int Values<T>(ParquetRowGroupReader group, ParquetClasses? finder)
        where T : struct, INumber<T>
    {
        var buffer = ArrayPool<T>.Shared.Rent(Count);
        var values = buffer.AsSpan(0, Load(group, buffer));
        if (finder is null)
        {
            for (var value = 0; value < values.Length; value++)
            {
                Numbers[value] = double.CreateSaturating(values[value]);
            }
        }
        else
        {
            FindClasses<T>(values, finder);
        }

        ArrayPool<T>.Shared.Return(buffer);
        return values.Length;
    }

    // Compiled in full at once, for most files have few row groups.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindClasses<T>(ReadOnlySpan<T> values, ParquetClasses finder)
        where T : struct, INumber<T>
    {
        var classes = Classes.AsSpan(0, values.Length);
        for (var value = 0; value < values.Length; value++)
        {
            var found = finder.Find(values[value]);
            classes[value] = found;
            if (found < 0 && texts.Count < PartFindings.MostErrors)
            {
                texts.Add(value, double.CreateSaturating(values[value]).ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private int Texts(ParquetRowGroupReader group, ParquetClasses? finder)
    {
        var buffer = ArrayPool<ReadOnlyMemory<char>>.Shared.Rent(Count);
        var values = Load(group, buffer);
        for (var value = 0; value < values; value++)
        {
            var text = buffer[value].Span;
            if (finder is null)
            {
                Numbers[value] = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : double.NaN;
                if (ThousandsMark.IsIn(text) && texts.Count < PartFindings.MostErrors)
                {
                    texts.Add(value, text.ToString());
                }

                continue;
            }

            Classes[value] = finder.Find(text, out var isIndex);
            HasIndices |= isIndex;
            if (Classes[value] < 0 && texts.Count < PartFindings.MostErrors)
            {
                texts.Add(value, text.Trim().ToString());
            }
        }

        ArrayPool<ReadOnlyMemory<char>>.Shared.Return(buffer, clearArray: true);
        return values;
    }

    private int Load<T>(ParquetRowGroupReader group, T[] buffer)
        where T : struct
    {
        group
            .ReadRawAsync(
                field,
                buffer.AsMemory(0, Count),
                field.MaxDefinitionLevel > 0 ? definitions.AsMemory(0, Count) : (Memory<int>?)null,
                field.MaxRepetitionLevel > 0 ? repetitions.AsMemory(0, Count) : (Memory<int>?)null
            )
            .AsTask()
            .GetAwaiter()
            .GetResult();
        return field.MaxDefinitionLevel > 0 ? definitions.AsSpan(0, Count).Count(field.MaxDefinitionLevel) : Count;
    }
}
