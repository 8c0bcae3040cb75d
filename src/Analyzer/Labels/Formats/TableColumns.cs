using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files.Trees;

namespace QualityGate.Labels.Formats;

/// <summary>The columns of a table of labels.</summary>
/// <param name="Index">The column of the class's index; null where the order of the lines counts.</param>
/// <param name="Label">The column of what names the concept.</param>
/// <param name="Name">The column of the class's name for people; null where there is none.</param>
internal sealed record TableColumns(int? Index, int Label, int? Name)
{
    /// <summary>True when a line names columns: at least two different things of a class, or one beside a column without a name.</summary>
    public static bool IsHeader(string[] fields) =>
        fields.Select((field, column) => FieldOf(field, column)).OfType<LabelField>().Distinct().Count() >= 2;

    /// <summary>True when a file of one column begins with a name for it.</summary>
    public static bool IsHeaderOfOne(string line) => LabelFields.Of(line) is not (null or LabelField.Index);

    /// <summary>Finds the columns by their names; whether an id or a label is an index shows in the first line of classes.</summary>
    /// <exception cref="QualityGateException">There is no label, or several columns could be the one sought (QG3032).</exception>
    public static TableColumns ByName(ImmutableArray<LabelCell> header, ImmutableArray<LabelCell> first)
    {
        var fields = header
            .Select((cell, column) => (Column: column, Field: FieldOf(cell.Text, column)))
            .Where(found => found.Field is not null);
        var byMeaning = fields.ToLookup(found =>
            found.Field == LabelField.Index
            || (found.Field is LabelField.Id or LabelField.Label && DataScalar.IndexOf(first[found.Column].Text) is not null)
        );
        var indices = byMeaning[true].Select(found => found.Column).ToArray();
        var texts = byMeaning[false].OrderBy(found => found.Field).ToArray();
        if (texts.Length == 0)
        {
            throw LabelMistake.InDoubt(header[0].Place, "no column names the classes; call one 'wnid', 'label' or 'name'.");
        }

        if (indices.Length > 1)
        {
            throw Doubt(header[indices[0]], header[indices[1]], "the index of the class");
        }

        foreach (var (a, b) in texts.Zip(texts.Skip(1)))
        {
            if (a.Field == b.Field)
            {
                throw Doubt(header[a.Column], header[b.Column], "the label");
            }
        }

        return new TableColumns(indices is [var index] ? index : null, texts[0].Column, texts.Length > 1 ? texts[^1].Column : null);
    }

    /// <summary>Finds the columns by what is in them.</summary>
    /// <exception cref="QualityGateException">It leaves a doubt (QG3032).</exception>
    public static TableColumns ByContent(ImmutableArray<ImmutableArray<LabelCell>> rows)
    {
        int[] columns = [.. Enumerable.Range(0, rows[0].Length)];
        int[] numbers = columns.Length > 1 ? [.. columns.Where(column => IsIndex(rows, column))] : [];
        if (numbers is [var a, var b, ..] && rows.Any(row => row[a].Text != row[b].Text))
        {
            throw LabelMistake.InDoubt(
                rows[0][b].Place,
                $"columns {a + 1} and {b + 1} have numbers only, so that either could be the index of the class; write a first line that "
                    + "names them, such as 'index,name'."
            );
        }

        int? index =
            numbers is [var first, ..] ? first
            : columns.Length > 1 && DataScalar.IndexOf(rows[0][0].Text) is not null ? 0
            : null;
        var texts = columns.Where(column => column != index).ToArray();
        var wnids = Array.FindAll(texts, column => rows.All(row => IsWnid(row[column].Text)));
        return (wnids, texts) switch
        {
            ([var wnid], { Length: <= 2 }) => new TableColumns(index, wnid, texts.Length == 2 ? texts.Sum() - wnid : null),
            (_, [var label]) => new TableColumns(index, label, Name: null),
            _ => throw LabelMistake.InDoubt(
                rows[0][0].Place,
                $"it is in doubt which of the {rows[0].Length} columns has the labels; write a first line that names them, such as "
                    + "'index,wnid,name'."
            ),
        };
    }

    /// <summary>True when a text is the identifier of a synset, or stands for no concept.</summary>
    public static bool IsWnid(string text) =>
        text == ConceptlessLabel.Mark || (text is ['n', .. { Length: 8 } digits] && digits.All(char.IsAsciiDigit));

    private static bool IsIndex(ImmutableArray<ImmutableArray<LabelCell>> rows, int column) =>
        rows.All(row => DataScalar.IndexOf(row[column].Text) is not null);

    // pandas leaves the name of the index empty, and calls it so when it reads its own file.
    private static LabelField? FieldOf(string name, int column) =>
        column == 0 && (name.Length == 0 || name == "Unnamed: 0") ? LabelField.Index : LabelFields.Of(name);

    private static QualityGateException Doubt(LabelCell a, LabelCell b, string what) =>
        LabelMistake.InDoubt(b.Place, $"the columns '{a.Text}' and '{b.Text}' could each be {what}; remove one, or rename it.");
}
