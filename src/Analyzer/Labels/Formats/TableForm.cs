using System.Text;
using QualityGate.Files;
using QualityGate.Files.Trees;

namespace QualityGate.Labels.Formats;

/// <summary>
/// Sees whether lines of text are a table: they have a header, an index in front, a wnid behind, or quotes around fields. All else, such
/// as <c>n02084071 dog</c> or <c>dog, domestic dog</c>, is one label a line.
/// </summary>
internal static class TableForm
{
    private const int LinesLookedAt = 20;

    private static readonly char[] Separators = ['\t', ';', ',', '|'];

    /// <summary>The separator of a table; null where the lines are none.</summary>
    public static char? SeparatorOf(SourceText source)
    {
        var lines = FirstLines(source.Content);
        foreach (var separator in Separators)
        {
            string[][] rows = [.. lines.Select(line => Split(line, separator))];
            if (rows.Length > 0 && (TableColumns.IsHeader(rows[0]) || rows.Any(IsRow) || rows.All(row => IsLike(row, rows[0]))))
            {
                return separator;
            }
        }

        // A table of one quoted column counts as comma-separated.
        return lines.Any(line => line.TrimStart() is ['"', ..]) ? ',' : null;
    }

    // One such line makes the file a table: all others must be like it, or are errors.
    private static bool IsRow(string[] fields) =>
        fields.Length > 1
        && (
            (!TableColumns.IsWnid(fields[0]) && fields.Skip(1).Any(field => field != ConceptlessLabel.Mark && TableColumns.IsWnid(field)))
            || (fields.Length == 2 && DataScalar.IndexOf(fields[0]) is not null)
            || fields.Any(field => field is ['"', ..])
        );

    private static bool IsLike(string[] fields, string[] first) =>
        fields.Length > 1
        && fields.Length == first.Length
        && (DataScalar.IndexOf(fields[0]) is not null || (fields.Length == 2 && DataScalar.IndexOf(fields[1]) is not null));

    private static string[] FirstLines(ReadOnlySpan<byte> content)
    {
        var lines = new List<string>();
        while (!content.IsEmpty && lines.Count < LinesLookedAt)
        {
            var length = content.IndexOf((byte)'\n') is >= 0 and var end ? end : content.Length;
            if (!content[..length].Trim(" \t\r"u8).IsEmpty)
            {
                lines.Add(Encoding.UTF8.GetString(content[..Math.Min(length, 10_000)]));
            }

            content = content[Math.Min(length + 1, content.Length)..];
        }

        return [.. lines];
    }

    // Quotes are kept: that they are there counts, and one that is not closed is an error at its place later.
    private static string[] Split(string line, char separator) => line.Split(separator, StringSplitOptions.TrimEntries);
}
