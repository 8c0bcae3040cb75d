using System.Text;
using QualityGate.Files;

namespace QualityGate.Hierarchies.Reading;

/// <summary>
/// The lines of a table, each as its fields. They are separated by tabs, semicolons or commas, whichever the first line has; one that
/// begins with a quote ends with one. Blank lines are passed over.
/// </summary>
internal static class TableLines
{
    /// <summary>The separator of a line: the first of tab, semicolon and comma that it has; null where it has none.</summary>
    public static char? SeparatorOf(ReadOnlySpan<byte> line) =>
        line.Contains((byte)'\t') ? '\t'
        : line.Contains((byte)';') ? ';'
        : line.Contains((byte)',') ? ','
        : null;

    /// <summary>The fields of all lines.</summary>
    /// <exception cref="Diagnostics.QualityGateException">A quote is not closed, or text follows one.</exception>
    public static IEnumerable<IReadOnlyList<TableField>> Read(SourceText text, ConceptDraft draft, CancellationToken cancellationToken)
    {
        char? separator = null;
        var (start, number) = (0, 1);
        while (start < text.Content.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var length = text.Content[start..].IndexOf((byte)'\n');
            var end = length < 0 ? text.Content.Length : start + length;
            var bytes = text.Content[start..end];
            if (!bytes.Trim(" \t\r"u8).IsEmpty)
            {
                separator ??= SeparatorOf(bytes);
                yield return Split(Encoding.UTF8.GetString(bytes), number, separator, draft);
            }

            (start, number) = (end + 1, number + 1);
        }
    }

    private static List<TableField> Split(string line, int number, char? separator, ConceptDraft draft)
    {
        var fields = new List<TableField>();
        for (var from = 0; from <= line.Length;)
        {
            var begin = from;
            while (begin < line.Length && line[begin] == ' ')
            {
                begin++;
            }

            var place = new Place(number, begin + 1);
            var end = begin < line.Length && line[begin] == '"' ? EndOfQuoted(line, begin, place, draft) : begin;
            var next = separator is { } sign && line.IndexOf(sign, end) is >= 0 and var found ? found : line.Length;
            var isQuoted = end > begin;
            if (isQuoted && !line.AsSpan(end..next).IsWhiteSpace())
            {
                throw draft.Fail(new Place(number, end + 1), "text follows a closing quote; quotes inside of a field are doubled.");
            }

            fields.Add(
                new TableField(
                    isQuoted
                        ? line[(begin + 1)..(end - 1)].Replace("\"\"", "\"", StringComparison.Ordinal).Trim()
                        : line[begin..next].Trim(),
                    place
                )
            );
            from = next + 1;
        }

        return fields;
    }

    // The place behind the closing quote.
    private static int EndOfQuoted(string line, int begin, Place place, ConceptDraft draft)
    {
        for (var from = begin + 1; ; from += 2)
        {
            from = line.IndexOf('"', from);
            if (from < 0)
            {
                throw draft.Fail(place, "a quote is opened here and not closed in this line.");
            }

            if (from + 1 >= line.Length || line[from + 1] != '"')
            {
                return from + 1;
            }
        }
    }
}
