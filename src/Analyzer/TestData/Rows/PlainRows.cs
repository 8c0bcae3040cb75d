using System.Runtime.CompilerServices;
using QualityGate.Files;

namespace QualityGate.TestData.Rows;

/// <summary>
/// Reads rows as nearly all files have them: nothing but two classes matters, and each is an index or a name that means one class. It
/// makes no string and no error; a row that it doesn't understand is left to <see cref="DelimitedRows"/>.
/// </summary>
internal sealed class PlainRows
{
    private const int MostDigits = 9;
    private const byte Quote = (byte)'"';
    private const byte Feed = (byte)'\n';
    private const byte Return = (byte)'\r';

    private readonly RowReader rows;
    private readonly byte separator;
    private readonly int columns;
    private readonly int actualColumn;
    private readonly int predictedColumn;
    private readonly int[] byIndex;
    private readonly bool hasNumbers;
    private readonly EncodedNames names;
    private bool hasIndices;

    public PlainRows(RowReader rows, byte separator)
    {
        (this.rows, this.separator) = (rows, separator);
        (columns, actualColumn, predictedColumn) = (rows.Layout.Columns, rows.Layout.Actual, rows.Layout.Predicted);
        (byIndex, hasNumbers, names) = (rows.Classes.ByIndex, rows.Classes.HasNumbers, rows.Classes.InUtf8);
    }

    /// <summary>True when files of a layout may have such rows.</summary>
    public static bool MayBe(PredictionLayout layout) =>
        layout is { IsPlain: true, Actual: >= 0, Predicted: >= 0 } && layout.Actual != layout.Predicted;

    /// <summary>Reads rows, and says where the first one begins that is otherwise; the length of the text if none is.</summary>
    // Compiled at once and in full: a file of a million rows is read before the runtime would have found out that this is worth it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Read(TextBlock block, int position)
    {
        ReadOnlySpan<byte> bytes = block.Buffer.AsSpan(0, block.Length + 1);
        var table = rows.Table;
        var taken = 0;
        while (position < block.Length)
        {
            var (next, actual, predicted) = (position, -1, -1);
            for (var column = 0; column < columns; column++)
            {
                if (column == actualColumn || column == predictedColumn)
                {
                    var found = ReadClass(bytes, ref next);
                    if (found < 0)
                    {
                        return Stop(position, taken);
                    }

                    (actual, predicted) = column == actualColumn ? (found, predicted) : (actual, found);
                }
                else if (!SkipField(bytes, ref next))
                {
                    return Stop(position, taken);
                }

                var isLast = column == columns - 1;
                if (isLast && bytes[next] == Return)
                {
                    next++;
                }

                if (bytes[next] != (isLast ? Feed : separator))
                {
                    return Stop(position, taken);
                }

                next++;
            }

            if (table.IsEmpty)
            {
                rows.Take(actual, predicted);
            }
            else
            {
                table[(actual * byIndex.Length) + predicted]++;
                taken++;
            }

            position = Math.Min(next, block.Length);
        }

        return Stop(position, taken);
    }

    private int Stop(int position, int taken)
    {
        rows.TakeCounted(taken);
        rows.Part.HasIndices |= hasIndices;
        hasIndices = false;
        return position;
    }

    // A class, and the place behind it; −1 where it is not known.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ReadClass(ReadOnlySpan<byte> bytes, ref int position)
    {
        var isQuoted = bytes[position] == Quote;
        var start = isQuoted ? position + 1 : position;
        var (end, value) = (start, 0);
        for (uint digit; (digit = bytes[end] - (uint)'0') <= 9; end++)
        {
            value = (10 * value) + (int)digit;
        }

        var last = bytes[end];
        int found;
        if (end > start && (isQuoted ? last == Quote : last == separator || last <= Return))
        {
            // 007 may be the name of an agent where names are numbers.
            found =
                end - start <= MostDigits && (uint)value < (uint)byIndex.Length && !(hasNumbers && bytes[start] == '0' && end > start + 1)
                    ? byIndex[value]
                    : -1;
            hasIndices |= found >= 0;
        }
        else
        {
            end = start + bytes[start..].IndexOfAny(isQuoted ? Quote : separator, Feed);
            if (isQuoted && bytes[end] != Quote)
            {
                return -1;
            }

            end -= !isQuoted && end > start && bytes[end - 1] == Return ? 1 : 0;
            found = names.Find(bytes[start..end]);
        }

        position = isQuoted ? end + 1 : end;
        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool SkipField(ReadOnlySpan<byte> bytes, ref int position)
    {
        if (bytes[position] != Quote)
        {
            var length = bytes[position..].IndexOfAny(separator, Feed);
            position += length;
            position -= length > 0 && bytes[position - 1] == Return && bytes[position] == Feed ? 1 : 0;
            return true;
        }

        position++;
        position += bytes[position..].IndexOfAny(Quote, Feed);
        return bytes[position++] == Quote;
    }
}
