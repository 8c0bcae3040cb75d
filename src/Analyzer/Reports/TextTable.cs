using System.Collections.Immutable;
using QualityGate.Text;

namespace QualityGate.Reports;

/// <summary>
/// Rows of cells in columns. A window that is too narrow for them gets shorter names, as long as different ones still differ, and where
/// that is not enough, rows of several lines: no figure is ever cut.
/// </summary>
/// <param name="Rows">The cells of each row; the heads are the first.</param>
/// <param name="IsLeft">For each column, whether its cells stand to the left; figures stand to the right, so that their points are below
/// each other.</param>
/// <param name="Indent">The blanks before the first column.</param>
/// <param name="Cut">How many columns, the first ones, have names that may be cut.</param>
internal sealed record TextTable(ImmutableArray<ImmutableArray<string>> Rows, ImmutableArray<bool> IsLeft, int Indent, int Cut = 0)
{
    private const int ShortestName = 12;
    private const string Gap = "  ";
    private const string Dots = "...";

    /// <summary>Lays the rows out.</summary>
    /// <param name="width">The columns of the window; null where nothing limits them.</param>
    /// <returns>The lines of each row: one where there is room.</returns>
    public ImmutableArray<ImmutableArray<string>> Lay(int? width)
    {
        var widths = IsLeft.Select((_, column) => Rows.Max(row => row[column].Length)).ToArray();
        var parts = width is { } room ? Fit(widths, room) : [IsLeft.Length];
        return [.. Rows.Select(row => Lines(row, widths, parts))];
    }

    // Shortens names, the longest first; then the columns that each line of a row holds.
    private List<int> Fit(int[] widths, int room)
    {
        int Total(int from, int to) => widths[from..to].Where(width => width > 0).Sum(width => width + Gap.Length) - Gap.Length;
        while (Indent + Total(0, widths.Length) > room && Longest(widths) is { } column)
        {
            widths[column]--;
        }

        var (ends, start) = (new List<int>(), 0);
        for (var end = 1; end <= widths.Length; end++)
        {
            var indent = Indent + (start == 0 ? 0 : Gap.Length);
            if (end > start + 1 && indent + Total(start, end) > room)
            {
                ends.Add(end - 1);
                start = end - 1;
            }
        }

        return [.. ends, widths.Length];
    }

    // The column with the longest names that can be a letter shorter; null where none can.
    private int? Longest(int[] widths)
    {
        var columns = Enumerable.Range(0, Cut).Where(column => widths[column] > ShortestName && Differ(column, widths[column] - 1));
        return columns.Select(column => (int?)column).MaxBy(column => widths[column!.Value]);
    }

    private bool Differ(int column, int width) =>
        Rows.Select(row => Short(row[column], width)).Distinct().Count() == Rows.Select(row => row[column]).Distinct().Count();

    private ImmutableArray<string> Lines(ImmutableArray<string> row, int[] widths, List<int> parts)
    {
        var (lines, start) = (ImmutableArray.CreateBuilder<string>(), 0);
        foreach (var end in parts)
        {
            var cells = Enumerable
                .Range(start, end - start)
                .Where(column => widths[column] > 0)
                .Select(column => IsLeft[column] ? Short(row[column], widths[column]) : row[column].PadLeft(widths[column]));
            var line = $"{new string(' ', Indent + (start == 0 ? 0 : Gap.Length))}{string.Join(Gap, cells)}".TrimEnd();
            if (start == 0 || line.Length > 0)
            {
                lines.Add(line);
            }

            start = end;
        }

        return lines.ToImmutable();
    }

    private static string Short(string cell, int width) =>
        cell.Length <= width ? cell.PadRight(width) : SingleLine.Of(cell, width - Dots.Length).PadRight(width);

    /// <summary>The rows as lines of a report, each in its tone.</summary>
    /// <param name="lines">Makes the line of a row from its number and its text.</param>
    public ImmutableArray<TextLine> ToLines(Func<int, string, TextLine> lines)
    {
        var table = this;
        return [.. Lay(width: null).Select((row, number) => lines(number, row[0]) with { Table = table, Row = number })];
    }
}
