using Parquet.Schema;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.TestData.Parquet;

/// <summary>Finds the field of a Parquet file that holds the values of a column: itself, or the elements of its list.</summary>
internal static class ParquetField
{
    private static readonly Type[] Types =
    [
        typeof(sbyte),
        typeof(byte),
        typeof(short),
        typeof(ushort),
        typeof(int),
        typeof(uint),
        typeof(long),
        typeof(ulong),
        typeof(float),
        typeof(double),
        typeof(decimal),
        typeof(ReadOnlyMemory<char>),
    ];

    /// <summary>The field.</summary>
    /// <param name="schema">The fields of the file.</param>
    /// <param name="column">The place of the column among them.</param>
    /// <param name="path">The file.</param>
    /// <param name="isListAllowed">Whether rows may have lists of values; elsewhere they would move into other rows.</param>
    /// <exception cref="QualityGateException">It is of a type that is not read (QG3055).</exception>
    public static DataField Of(ParquetSchema schema, int column, InputPath path, bool isListAllowed = true)
    {
        var field = schema.Fields[column];
        var data =
            field is DataField plain ? plain
            : isListAllowed && field is ListField { Item: DataField item } ? item
            : null;
        return data is not null && Types.Contains(data.ClrType) && data.MaxRepetitionLevel <= (isListAllowed ? 1 : 0)
            ? data
            : throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.UnsupportedData,
                    path.Whole(),
                    $"the column '{field.Name}' is of a type that is not read ({data?.ClrType.Name ?? field.SchemaType.ToString()}); "
                        + "write whole numbers, text, numbers, or a list of these."
                )
            );
    }
}
