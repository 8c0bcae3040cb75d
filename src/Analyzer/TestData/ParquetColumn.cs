using System.Buffers;
using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace QualityGate.TestData;

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

    /// <summary>Whether a class was written as an index.</summary>
    public bool HasIndices { get; private set; }

    /// <summary>The text of a value that is no class.</summary>
    public string TextOf(int value) => texts.GetValueOrDefault(value, string.Empty);

    /// <summary>Whether an entry holds a value: it is not null, and no empty list.</summary>
    public bool IsThere(int entry) => field.MaxDefinitionLevel == 0 || definitions[entry] == field.MaxDefinitionLevel;

    /// <summary>Whether an entry begins another row.</summary>
    public bool BeginsRow(int entry) => field.MaxRepetitionLevel == 0 || repetitions[entry] == 0;

    /// <summary>Reads a column of classes.</summary>
    public void ReadClasses(ParquetRowGroupReader group, DataField column, ParquetClasses finder)
    {
        HasIndices = column.ClrType != typeof(ReadOnlyMemory<char>);
        texts.Clear();
        Read(group, column);
        Classes = Classes.Length < Count ? new int[Count] : Classes;
        Dispatch(
            group,
            column,
            (number, value) => Keep(finder.Find(number), value, number),
            (text, value) => Keep(finder.Find(text.Span, out var isIndex), value, text, isIndex)
        );
    }

    /// <summary>Reads a column of numbers; texts are none.</summary>
    public void ReadNumbers(ParquetRowGroupReader group, DataField column)
    {
        Read(group, column);
        Numbers = Numbers.Length < Count ? new double[Count] : Numbers;
        Dispatch(
            group,
            column,
            (number, value) => Numbers[value] = number,
            (text, value) =>
                Numbers[value] = double.TryParse(text.Span, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : double.NaN
        );
    }

    private void Read(ParquetRowGroupReader group, DataField column)
    {
        (field, Entry, Value) = (column, 0, 0);
        Count = checked((int)group.GetMetadata(column)!.MetaData!.NumValues);
        definitions = definitions.Length < Count ? new int[Count] : definitions;
        repetitions = repetitions.Length < Count ? new int[Count] : repetitions;
    }

    private void Keep(int found, int value, double number)
    {
        Classes[value] = found;
        if (found < 0 && texts.Count < PartResult.MostErrors)
        {
            texts[value] = number.ToString(CultureInfo.InvariantCulture);
        }
    }

    private void Keep(int found, int value, ReadOnlyMemory<char> text, bool isIndex)
    {
        HasIndices |= isIndex;
        Classes[value] = found;
        if (found < 0 && texts.Count < PartResult.MostErrors)
        {
            texts[value] = text.ToString().Trim();
        }
    }

    private void Dispatch(ParquetRowGroupReader group, DataField column, Action<double, int> number, Action<ReadOnlyMemory<char>, int> text)
    {
        switch (column.ClrType)
        {
            case var type when type == typeof(int):
                Values<int>(group, (item, value) => number(item, value));
                break;
            case var type when type == typeof(long):
                Values<long>(group, (item, value) => number(item, value));
                break;
            case var type when type == typeof(double):
                Values(group, number);
                break;
            case var type when type == typeof(float):
                Values<float>(group, (item, value) => number(item, value));
                break;
            case var type when type == typeof(sbyte):
                Values<sbyte>(group, (item, value) => number(item, value));
                break;
            case var type when type == typeof(byte):
                Values<byte>(group, (item, value) => number(item, value));
                break;
            case var type when type == typeof(short):
                Values<short>(group, (item, value) => number(item, value));
                break;
            case var type when type == typeof(ushort):
                Values<ushort>(group, (item, value) => number(item, value));
                break;
            case var type when type == typeof(uint):
                Values<uint>(group, (item, value) => number(item, value));
                break;
            case var type when type == typeof(ulong):
                Values<ulong>(group, (item, value) => number(item, value));
                break;
            case var type when type == typeof(decimal):
                Values<decimal>(group, (item, value) => number((double)item, value));
                break;
            default:
                Values(group, text);
                break;
        }
    }

    private void Values<T>(ParquetRowGroupReader group, Action<T, int> take)
        where T : struct
    {
        var buffer = ArrayPool<T>.Shared.Rent(Count);
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
        var values = Count;
        if (field.MaxDefinitionLevel > 0)
        {
            values = definitions.AsSpan(0, Count).Count(field.MaxDefinitionLevel);
        }

        for (var value = 0; value < values; value++)
        {
            take(buffer[value], value);
        }

        ArrayPool<T>.Shared.Return(buffer, clearArray: true);
    }
}
