using System.Globalization;
using System.Text;
using QualityGate.Text;

namespace QualityGate.Reports.Tables;

/// <summary>Rows of cells as CSV, whose lines end with CR and LF as RFC 4180 says.</summary>
internal static class CsvText
{
    /// <summary>Writes rows.</summary>
    public static string Of(IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(cell => cell.AsSpan().ContainsAny(",\"'; ") ? Quote(cell) : cell)).Append("\r\n");
        }

        return text.ToString();
    }

    /// <summary>A number with all its digits; empty where there is none.</summary>
    public static string Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>
    /// A text from a user's file. A spreadsheet takes what begins as a formula does for one, and runs it; an apostrophe makes it text.
    /// </summary>
    public static string Name(string text)
    {
        var line = LogCommands.Defuse(SingleLine.Of(text));
        return line.TrimStart() is ['=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..] ? $"'{line}" : line;
    }

    private static string Quote(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
