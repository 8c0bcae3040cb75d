using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files.Trees;
using QualityGate.Text;

namespace QualityGate.Labels.Formats;

/// <summary>Labels in a table (CSV, TSV, or with semicolons): a line for each class, with columns such as index, wnid and name.</summary>
internal static class TableLabels
{
    /// <summary>Reads the labels.</summary>
    /// <param name="rows">All lines, the header among them if there is one.</param>
    /// <param name="cancellationToken">Stops a long reading.</param>
    /// <exception cref="QualityGateException">A line is no such line (QG3004), or it is in doubt what the columns are (QG3032).</exception>
    public static ImmutableArray<WrittenLabel> Of(ImmutableArray<ImmutableArray<LabelCell>> rows, CancellationToken cancellationToken)
    {
        var hasHeader = TableColumns.IsHeader([.. rows[0].Select(cell => cell.Text)]);
        if (hasHeader && rows.Length == 1)
        {
            return [];
        }

        RequireWidth(rows, hasHeader);
        var body = hasHeader ? rows.RemoveAt(0) : rows;
        var columns = hasHeader ? TableColumns.ByName(rows[0], rows[1]) : TableColumns.ByContent(body);
        if (columns.Index is not { } column)
        {
            return [.. body.Select(row => Label(row, columns))];
        }

        var ordered = new OrderedLabels(cancellationToken);
        foreach (var row in body)
        {
            var cell = row[column];
            var index =
                DataScalar.IndexOf(cell.Text)
                ?? throw LabelMistake.Of(
                    cell.Place,
                    $"'{SingleLine.Of(cell.Text, longest: 60)}' is not a class index, but this column has those of the lines before."
                );
            ordered.Add(index, Label(row, columns), cell.Place);
        }

        return ordered.InOrder();
    }

    private static WrittenLabel Label(ImmutableArray<LabelCell> row, TableColumns columns)
    {
        var cell = row[columns.Label];
        return cell.Text.Length == 0
            ? throw LabelMistake.Of(cell.Place, "the label is missing here; write '-' for a class that stands for no concept.")
            : new WrittenLabel(cell.Text, columns.Name is { } name && row[name].Text.Length > 0 ? row[name].Text : null, cell.Place);
    }

    private static void RequireWidth(ImmutableArray<ImmutableArray<LabelCell>> rows, bool hasHeader)
    {
        if (rows.FirstOrDefault(row => row.Length != rows[0].Length) is { IsDefault: false } odd)
        {
            throw LabelMistake.Of(
                odd[0].Place,
                $"the line has {Noun.Count(odd.Length, "field")}, but the {(hasHeader ? "header" : "first line")} has "
                    + $"{rows[0].Length}; put a field that holds the separator in quotes."
            );
        }
    }
}
