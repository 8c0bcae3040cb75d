using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Labels.Formats;

/// <summary>A line of a text.</summary>
/// <param name="Start">The offset of its first byte.</param>
/// <param name="End">The offset behind its last byte; a line feed is none of them.</param>
internal readonly record struct TextLine(int Start, int End);

/// <summary>The lines of a labels file, one for each class.</summary>
internal static class TextLines
{
    /// <summary>The longest line in bytes; a synset of WordNet with all its lemmas has 600.</summary>
    private const int LongestLine = 10_000;

    /// <summary>All lines; blank ones at the end are no part of the file.</summary>
    /// <exception cref="QualityGateException">A line is blank, or too long (QG3004).</exception>
    /// <param name="source">The text.</param>
    /// <param name="cancellationToken">Stops a long reading.</param>
    /// <param name="isBlankAllowed">Whether a line at an offset may be blank; null where none may.</param>
    public static IEnumerable<TextLine> Of(SourceText source, CancellationToken cancellationToken, Func<int, bool>? isBlankAllowed = null)
    {
        var end = source.Content.TrimEnd(" \t\r\n"u8).Length;
        for (var start = 0; start < end;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var length = source.Content[start..end].IndexOf((byte)'\n');
            var line = new TextLine(start, length < 0 ? end : start + length);
            Check(source, line, isBlankAllowed?.Invoke(start) ?? false);
            yield return line;
            start = line.End + 1;
        }
    }

    private static void Check(SourceText source, TextLine line, bool isBlankAllowed)
    {
        var length = line.End - line.Start;
        if (length > LongestLine)
        {
            throw LabelMistake.Of(
                source.LocationOf(line.Start),
                $"the line has {length} bytes; a label has at most {LongestLine}, and each stands in a line of its own."
            );
        }

        var blanks = length - source.Content[line.Start..line.End].TrimStart(" \t"u8).Length;
        if (!isBlankAllowed && source.Content[line.Start..line.End].Trim(" \t\r"u8).IsEmpty)
        {
            throw LabelMistake.Of(
                source.LocationOf(line.Start + blanks),
                "the line is empty, but each line is the label of a class; remove it, or write the label."
            );
        }
    }
}
