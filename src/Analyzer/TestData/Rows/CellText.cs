using System.Buffers;
using System.Globalization;
using System.Text;
using QualityGate.Diagnostics;

namespace QualityGate.TestData.Rows;

/// <summary>Reads scores and lists out of cells of text: <c>0.5</c>, <c>0,5</c>, <c>3|5|1</c>, <c>[3, 5, 1]</c>.</summary>
/// <param name="rows">Takes what is read.</param>
/// <param name="allowsDecimalComma">Whether values are separated by something else than commas.</param>
internal sealed class CellText(RowReader rows, bool allowsDecimalComma)
{
    private static readonly SearchValues<byte> DigitsAndBlanks = SearchValues.Create("0123456789 "u8);

    /// <summary>Reads a score.</summary>
    public bool TryScore(ReadOnlySpan<byte> text, Func<SourceLocation> place, out double score)
    {
        if (allowsDecimalComma && !rows.Part.ScoreThousands.HasDecimals)
        {
            Doubt(text, place);
        }

        var comma = text.IndexOf((byte)',');
        if (comma >= 0 && allowsDecimalComma && !text.Contains((byte)'.') && text[(comma + 1)..].IndexOf((byte)',') < 0)
        {
            rows.Part.Decimals = (rows.Part.Decimals.Comma ?? place(), rows.Part.Decimals.Point);
            Span<byte> pointed = stackalloc byte[text.Length];
            text.CopyTo(pointed);
            pointed[comma] = (byte)'.';
            return TryNumber(pointed, text, place, out score);
        }

        if (allowsDecimalComma && rows.Part.Decimals.Point is null && text.Contains((byte)'.'))
        {
            rows.Part.Decimals = (rows.Part.Decimals.Comma, place());
        }

        return TryNumber(text, text, place, out score);
    }

    // 1,734 beside 512 may be the higher or the lower of the two. A nought is the same in either case.
    private void Doubt(ReadOnlySpan<byte> text, Func<SourceLocation> place)
    {
        var digits = text is [(byte)'-' or (byte)'+', .. var unsigned] ? unsigned : text;
        if (digits is not ([] or [(byte)'0']))
        {
            rows.Part.ScoreThousands = rows.Part.ScoreThousands.With(Encoding.UTF8.GetString(digits), place);
        }
    }

    /// <summary>Reads a list of scores, one for each class.</summary>
    public bool TryScores(ReadOnlySpan<byte> text, Func<SourceLocation> place)
    {
        var items = Open(text, isOfNumbers: true, out var separator);
        var index = 0;
        foreach (var range in items.SplitAny(separator))
        {
            var item = items[range].Trim(" \t\n\r"u8);
            if (item.IsEmpty && separator is [(byte)' ', ..])
            {
                continue;
            }

            if (index < rows.Scores.Length)
            {
                if (!TryNumber(item, item, place, out rows.Scores[index]))
                {
                    return false;
                }
            }

            index++;
        }

        return HasOneForEachClass(index, place);
    }

    /// <summary>Reads a list of classes, the best first.</summary>
    public bool TryRanked(ReadOnlySpan<byte> text, Func<SourceLocation> place)
    {
        var items = Open(text, isOfNumbers: false, out var separator);
        foreach (var range in items.SplitAny(separator))
        {
            var item = items[range].Trim(" \t\n\r"u8);
            if (item.IsEmpty && separator is [(byte)' ', ..])
            {
                continue;
            }

            item = item is [(byte)'\'', .., (byte)'\''] or [(byte)'"', .., (byte)'"'] ? item[1..^1] : item;
            if (rows.FindClass(item, place) is not (>= 0 and var index))
            {
                return false;
            }

            rows.Ranked.Add(index);
        }

        return true;
    }

    /// <summary>Checks the number of scores of a row.</summary>
    public bool HasOneForEachClass(int count, Func<SourceLocation> place)
    {
        if (count == rows.Classes.Count)
        {
            return true;
        }

        rows.Error(DiagnosticCodes.InvalidScores, place(), $"there are {count} scores, but the model has {rows.Classes.Count} classes.");
        return false;
    }

    private bool TryNumber(ReadOnlySpan<byte> text, ReadOnlySpan<byte> written, Func<SourceLocation> place, out double score)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out score))
        {
            return rows.IsScore(score, place);
        }

        rows.Error(
            written.IsEmpty ? DiagnosticCodes.MissingValue : DiagnosticCodes.InvalidScores,
            place(),
            written.IsEmpty
                ? "there is no score here."
                : $"'{Encoding.UTF8.GetString(written)}' is not a score; write a number with a decimal point."
        );
        return false;
    }

    // Commas are between the items only where brackets say that it is a list: names of classes may hold commas.
    private static ReadOnlySpan<byte> Open(ReadOnlySpan<byte> text, bool isOfNumbers, out byte[] separator)
    {
        var hasBrackets = text is [(byte)'[', .., (byte)']'] or [(byte)'(', .., (byte)')'];
        var items = hasBrackets ? text[1..^1] : text;
        separator =
            items.Contains((byte)'|') ? [(byte)'|']
            : items.Contains((byte)';') ? [(byte)';']
            : items.Contains((byte)',') && (hasBrackets || isOfNumbers) ? [(byte)',']
            : hasBrackets || isOfNumbers || items.IndexOfAnyExcept(DigitsAndBlanks) < 0 ? [(byte)' ', (byte)'\n']
            : [(byte)'|'];
        return items;
    }
}
