using System.Collections.Immutable;
using QualityGate.Reports.Tables;
using QualityGate.Text;

namespace QualityGate.Tool;

/// <summary>Makes lines fit a window: sentences are broken, tables laid out anew, and marks stand before verdicts.</summary>
/// <param name="width">The columns of the window; null where the lines go anywhere else, which leaves them as they are.</param>
/// <param name="letters">The letters that the terminal has.</param>
internal sealed class WindowLines(int? width, TerminalLetters letters)
{
    private (TextTable Table, ImmutableArray<ImmutableArray<string>> Rows)? laid;

    /// <summary>The lines of a line; the next must be the next of its table.</summary>
    public IEnumerable<string> Of(TextLine line)
    {
        var isMarked = line.IsVerdict && width is not null && letters != TerminalLetters.Ascii;
        // A mark has the two blanks before a row; a sentence gets them.
        var text = isMarked && !line.Text.StartsWith("  ", StringComparison.Ordinal) ? $"  {line.Text}" : line.Text;
        var lines = line.Table is { } table && width is not null ? RowsOf(table)[line.Row] : WindowText.Wrap(text, width);
        var marked = isMarked ? WithMark([.. lines], line.Tone) : lines;
        return letters == TerminalLetters.Ascii ? marked.Select(PlainText) : marked;
    }

    private ImmutableArray<ImmutableArray<string>> RowsOf(TextTable table)
    {
        if (laid is not { } known || !ReferenceEquals(known.Table, table))
        {
            laid = (
                table,
                [.. table.Lay(width).Select(row => row.Select(text => SingleLine.Of(LogCommands.Defuse(text))).ToImmutableArray())]
            );
        }

        return laid.Value.Rows;
    }

    // In the two blanks before a row, so that columns stay where they are.
    private static IEnumerable<string> WithMark(string[] lines, Tone tone)
    {
        var mark = tone switch
        {
            Tone.Good => '\u2713',
            Tone.Bad => '\u2717',
            // Nothing was compared.
            Tone.Quiet => '-',
            _ => '!',
        };
        return [$"{mark} {lines[0][2..]}", .. lines[1..]];
    }

    // The lines of trees, in letters that every terminal has; names are as they are in any case.
    private static string PlainText(string text) =>
        text.Replace("\u251C\u2500", "|-", StringComparison.Ordinal)
            .Replace("\u2514\u2500", "`-", StringComparison.Ordinal)
            .Replace('\u2502', '|');
}
