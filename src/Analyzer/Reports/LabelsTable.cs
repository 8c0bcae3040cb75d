using System.Globalization;
using QualityGate.Labels;
using QualityGate.Text;

namespace QualityGate.Reports;

/// <summary>Labels with the senses that are taken for them, for people: one line for each class.</summary>
internal static class LabelsTable
{
    private const int LongestName = 30;
    private const int LongestGloss = 60;
    private const int MostAlternatives = 3;

    /// <summary>Writes the table and a line that counts.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="glossOf">The definition of a concept, by its node; empty where there is none.</param>
    public static IEnumerable<TextLine> Write(ClassLabels labels, Func<int, string> glossOf)
    {
        string[][] rows =
        [
            ["class", "name", "sense", "sure", "gloss", "alternatives"],
            .. Enumerable.Range(0, labels.Count).Select(i => Row(labels, i, glossOf)),
        ];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        for (var i = 0; i < rows.Length; i++)
        {
            var tone =
                i == 0 ? Tone.Heading
                : labels.Senses[i - 1] is { IsSure: false } ? Tone.Doubtful
                : Tone.Quiet;
            var cells = rows[i].Select((cell, column) => column == 0 ? cell.PadLeft(widths[0]) : cell.PadRight(widths[column]));
            yield return new TextLine(string.Join("  ", cells).TrimEnd(), tone);
        }

        var unsure = labels.Senses.Count(sense => sense is { IsSure: false });
        yield return new TextLine(
            string.Create(CultureInfo.InvariantCulture, $"{labels.Count} {(labels.Count == 1 ? "class" : "classes")}, {unsure} unsure"),
            unsure > 0 ? Tone.Doubtful : Tone.Good
        );
    }

    private static string[] Row(ClassLabels labels, int index, Func<int, string> glossOf)
    {
        var hierarchy = labels.Hierarchy;
        string[] known = [index.ToString(CultureInfo.InvariantCulture), SingleLine.Of(labels[index].Name, LongestName)];
        if (labels.Senses[index] is not { } sense)
        {
            return [.. known, labels[index].IsInGraphs ? string.Empty : "none", string.Empty, string.Empty, string.Empty];
        }

        return
        [
            .. known,
            hierarchy.NameOf(sense.Node),
            sense.IsPinned ? "pinned"
            : sense.IsSure ? "yes"
            : "NO",
            SingleLine.Of(glossOf(sense.Node), LongestGloss),
            Alternatives(labels, sense),
        ];
    }

    private static string Alternatives(ClassLabels labels, ChosenSense sense) =>
        string.Join(", ", sense.Alternatives.Take(MostAlternatives).Select(labels.Hierarchy.NameOf))
        + (sense.Alternatives.Length > MostAlternatives ? $" and {sense.Alternatives.Length - MostAlternatives} more" : string.Empty);
}
