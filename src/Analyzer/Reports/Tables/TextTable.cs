using System.Collections.Immutable;
using QualityGate.Text;

namespace QualityGate.Reports.Tables;

/// <summary>
/// Rows of cells in columns. A window that is too narrow for them gets shorter names, as long as different ones still differ, then texts
/// that are broken between words, and where that is not enough, rows of several lines: no figure is ever cut.
/// </summary>
/// <param name="Rows">The cells of each row; the heads are the first.</param>
/// <param name="IsLeft">For each column, whether its cells stand to the left; figures stand to the right, so that their points are below
/// each other.</param>
/// <param name="Indent">The blanks before the first column.</param>
/// <param name="Cut">How many columns, the first ones, have names that may be cut.</param>
internal sealed record TextTable(ImmutableArray<ImmutableArray<string>> Rows, ImmutableArray<bool> IsLeft, int Indent, int Cut = 0)
{
    private const int ShortestName = 12;
    private const int ShortestText = 20;
    private const string Gap = "  ";
    private const string Nothing = "-";

    /// <summary>The cells, each in a single line, as it will be written.</summary>
    public ImmutableArray<ImmutableArray<string>> Rows { get; init; } =
    [.. Rows.Select(row => row.Select(cell => SingleLine.Of(cell)).ToImmutableArray())];

    /// <summary>The columns whose cells may be broken between words, such as sentences and the names of metrics.</summary>
    public ImmutableArray<int> Broken { get; init; } = [];

    /// <summary>Lays the rows out.</summary>
    /// <param name="width">The columns of the window; null where nothing limits them.</param>
    /// <returns>The lines of each row: one where there is room.</returns>
    public ImmutableArray<ImmutableArray<string>> Lay(int? width)
    {
        int[] natural = [.. IsLeft.Select((_, column) => Rows.Max(row => DisplayWidth.Of(row[column])))];
        int[] widths = [.. natural];
        var parts = width is { } room ? Fit(widths, room) : [IsLeft.Length];
        ShortNames?[] names =
        [
            .. natural.Select((whole, column) => column < Cut && widths[column] < whole ? NamesOf(widths[column]) : null),
        ];
        return [.. Rows.Select((row, number) => Lines([.. row.Select((cell, c) => names[c]?[cell] ?? cell)], number, widths, parts))];
    }

    private static int Total(int[] widths, int from, int to) =>
        widths[from..to].Where(width => width > 0).Sum(width => width + Gap.Length) - Gap.Length;

    // Shortens names, the longest first; then texts; then the columns that each line of a row holds.
    private List<int> Fit(int[] widths, int room)
    {
        while (Indent + Total(widths, 0, widths.Length) > room && Longest(widths) is { } column)
        {
            widths[column]--;
        }

        var broken = Break(widths, room);
        if (Indent + Total(broken, 0, broken.Length) <= room)
        {
            broken.CopyTo(widths, 0);
            return [widths.Length];
        }

        foreach (var column in Broken)
        {
            widths[column] = Math.Min(widths[column], Math.Max(room - Indent - Gap.Length, 2));
        }

        var (ends, start) = (new List<int>(), 0);
        for (var end = 1; end <= widths.Length; end++)
        {
            var indent = Indent + (start == 0 ? 0 : Gap.Length);
            if (end > start + 1 && indent + Total(widths, start, end) > room)
            {
                ends.Add(end - 1);
                start = end - 1;
            }
        }

        return [.. ends, widths.Length];
    }

    private int[] Break(int[] widths, int room)
    {
        int[] broken = [.. widths];
        while (
            Indent + Total(broken, 0, broken.Length) > room
            && Broken.Where(column => broken[column] > ShortestText).Select(column => (int?)column).MaxBy(column => broken[column!.Value])
                is { } widest
        )
        {
            broken[widest]--;
        }

        return broken;
    }

    // The column with the longest names that can be a letter shorter; null where none can.
    private int? Longest(int[] widths)
    {
        var columns = Enumerable.Range(0, Cut).Where(column => widths[column] > ShortestName && Differ(widths, column));
        return columns.Select(column => (int?)column).MaxBy(column => widths[column!.Value]);
    }

    // Whether all names are still told apart, those of different columns as well, where one of the columns is a letter narrower.
    private bool Differ(int[] widths, int narrower)
    {
        var whole = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var column = 0; column < Cut; column++)
        {
            var names = NamesOf(Math.Max(widths[column] - (column == narrower ? 1 : 0), ShortestName));
            if (names.AreNumbered || Rows.Any(row => Other(whole, names[row[column]], row[column])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Other(Dictionary<string, string> whole, string text, string name) =>
        !whole.TryAdd(text, name) && !string.Equals(whole[text], name, StringComparison.Ordinal);

    // The names of all columns together, so that a name is cut alike in columns of one width.
    private ShortNames NamesOf(int width) => ShortNames.Of(Rows.SelectMany(row => row.Take(Cut)), width);

    private ImmutableArray<string> Lines(string[] row, int number, int[] widths, List<int> parts)
    {
        var (lines, start) = (ImmutableArray.CreateBuilder<string>(), 0);
        foreach (var end in parts)
        {
            int[] columns = [.. Enumerable.Range(start, end - start).Where(column => widths[column] > 0)];
            var cells = columns.Select(column => BrokenText.Lines(Cell(row, column, number, parts), Room(widths, column))).ToArray();
            var height = columns.Length == 0 ? 0 : cells.Max(cell => cell.Count);
            for (var line = 0; line < height; line++)
            {
                var written = columns.Select((column, i) => Pad(line < cells[i].Count ? cells[i][line] : string.Empty, column, widths));
                var text = $"{new string(' ', Indent + (start == 0 ? 0 : Gap.Length))}{string.Join(Gap, written)}".TrimEnd();
                if (start == 0 || text.Length > 0)
                {
                    lines.Add(text);
                }
            }

            start = end;
        }

        return lines.ToImmutable();
    }

    // In a row of several lines a cell without anything is written, since one that is left out moves those behind it below another head.
    private string Cell(string[] row, int column, int number, List<int> parts) =>
        parts.Count > 1 && number > 0 && row[column].Length == 0 && Rows[0][column].Length > 0 ? Nothing : row[column];

    private int Room(int[] widths, int column) => Broken.Contains(column) ? widths[column] : int.MaxValue;

    private string Pad(string cell, int column, int[] widths) =>
        IsLeft[column] ? DisplayWidth.PadRight(cell, widths[column]) : DisplayWidth.PadLeft(cell, widths[column]);

    /// <summary>The rows as lines of a report, each in its tone.</summary>
    /// <param name="lines">Makes the line of a row from its number and its text.</param>
    public ImmutableArray<TextLine> ToLines(Func<int, string, TextLine> lines)
    {
        var table = this;
        return [.. Lay(width: null).Select((row, number) => lines(number, row[0]) with { Table = table, Row = number })];
    }
}
