using System.Collections.Immutable;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Labels.Formats;

/// <summary>A field of a table.</summary>
/// <param name="Text">Its text, without quotes and blanks around it.</param>
/// <param name="Place">The place where it begins.</param>
internal sealed record LabelCell(string Text, SourceLocation Place);

/// <summary>
/// The lines of a text as the fields of a table, of one class each. A field that begins with a quote ends with one, and may hold the
/// separator, doubled quotes, and line breaks, which become blanks.
/// </summary>
internal static class LabelTable
{
    private const int LongestField = 10_000;

    /// <summary>Splits all lines.</summary>
    /// <exception cref="QualityGateException">A line is blank, or has a quote that is not closed.</exception>
    public static ImmutableArray<ImmutableArray<LabelCell>> Read(SourceText source, char separator, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<LabelCell>>();
        var end = 0;
        foreach (var line in TextLines.Of(source, cancellationToken, isBlankAllowed: offset => offset < end))
        {
            // A line in the middle of a field has been read with the one in which that begins.
            if (line.Start >= end)
            {
                rows.Add([.. Split(source, line, separator, out end)]);
            }
        }

        return rows.DrainToImmutable();
    }

    private static List<LabelCell> Split(SourceText source, TextLine line, char separator, out int end)
    {
        var cells = new List<LabelCell>();
        end = line.End;
        for (var start = line.Start; start <= end;)
        {
            var rest = source.Content[start..end];
            start += rest.Length - rest.TrimStart(separator == '\t' ? " "u8 : " \t"u8).Length;
            var place = source.LocationOf(start);
            rest = source.Content[start..end];
            var length = 0;
            if (rest is [(byte)'"', ..])
            {
                length = EndOfQuoted(source.Content[start..], place);
                end = Math.Max(end, EndOfLine(source, start + length));
                rest = source.Content[start..end];
            }

            var field = rest[length..].IndexOf((byte)separator) is >= 0 and var next ? rest[..(length + next)] : rest;
            cells.Add(new LabelCell(Value(field, length, place), place));
            start += field.Length + 1;
        }

        return cells;
    }

    private static string Value(ReadOnlySpan<byte> field, int quoted, SourceLocation place) =>
        quoted == 0 ? Encoding.UTF8.GetString(field).Trim()
        : field[quoted..].Trim(" \t"u8).IsEmpty
            ? Encoding.UTF8.GetString(field[1..(quoted - 1)]).Replace("\"\"", "\"", StringComparison.Ordinal).ReplaceLineEndings(" ").Trim()
        : throw LabelMistake.Of(
            place,
            "text follows the closing quote of this field; write a separator between them, or double the quotes inside."
        );

    private static int EndOfLine(SourceText source, int from) =>
        source.Content[from..].IndexOf((byte)'\n') is >= 0 and var length ? from + length : source.Content.Length;

    private static int EndOfQuoted(ReadOnlySpan<byte> rest, SourceLocation place)
    {
        for (var position = 1; position < Math.Min(rest.Length, LongestField); position++)
        {
            if (rest[position] == (byte)'"')
            {
                if (position + 1 == rest.Length || rest[position + 1] != (byte)'"')
                {
                    return position + 1;
                }

                position++;
            }
        }

        throw LabelMistake.Of(place, "a quote is opened here and not closed.");
    }
}
