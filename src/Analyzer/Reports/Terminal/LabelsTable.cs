using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Reports.Tables;
using QualityGate.Text;

namespace QualityGate.Reports.Terminal;

/// <summary>Labels with the senses that are taken for them, for people: a line for each class, and for each sense in doubt.</summary>
internal static class LabelsTable
{
    private const int LongestName = 30;
    private const int LongestGloss = 60;
    private const int LeastGloss = 12;
    private const int LongestPath = 200;
    private const int MostAlternatives = 3;
    private const int MostBelow = 6;
    private const string Gap = "  ";
    private const string Others = "others";
    private const string Gloss = "gloss";

    /// <summary>Writes the table and a line that counts.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="glossOf">The definition of a concept, by its node; empty where there is none.</param>
    /// <param name="width">The columns of the window that it is read in; null where nothing limits it.</param>
    /// <param name="all">Whether every sense of every name gets a line of its own, and not only those that are in doubt.</param>
    public static IEnumerable<TextLine> Write(ClassLabels labels, Func<int, string> glossOf, int? width = null, bool all = false)
    {
        var names = ShortNames.Of(labels.Items.Select(label => label.Name), LongestName);
        var rows = labels.Hierarchy switch
        {
            WordNet => Senses(labels, names, glossOf, width, all),
            { Graph: not null } => Places(labels, names),
            _ => Names(labels, names),
        };
        var unsure = labels.Senses.Count(sense => sense is { IsSure: false });
        return
        [
            .. Lines(rows),
            new TextLine(
                string.Create(CultureInfo.InvariantCulture, $"{labels.Count} {(labels.Count == 1 ? "class" : "classes")}, {unsure} unsure")
                    + (!all && rows[0].Cells.Contains(Others) ? "; --all shows every sense" : string.Empty),
                unsure > 0 ? Tone.Doubtful : Tone.Good
            ),
        ];
    }

    // WordNet's senses. In a window where the alternatives would wrap, they are counted: --all has them all with their definitions.
    private static List<Row> Senses(ClassLabels labels, ShortNames names, Func<int, string> glossOf, int? width, bool all)
    {
        var plain = Rows(glossOf: node => SingleLine.Of(glossOf(node), LongestGloss), count: false);
        if (width is not { } limit || Lines(plain).All(line => DisplayWidth.Of(line.Text) <= limit))
        {
            return plain;
        }

        // The head has the blanks of all columns before its last word.
        var withoutGloss = DisplayWidth.Of(Lines(Rows(_ => string.Empty, count: true))[0].Text) - Gloss.Length;
        var gloss = Math.Clamp(limit - withoutGloss - "...".Length, LeastGloss, LongestGloss);
        return Rows(node => SingleLine.Of(glossOf(node), gloss), count: true);

        List<Row> Rows(Func<int, string> glossOf, bool count)
        {
            List<Row> rows =
            [
                new(
                    ["class", "name", "sense", "sure", .. count ? new[] { Others, Gloss } : [Gloss, all ? string.Empty : "alternatives"]],
                    Tone.Heading
                ),
            ];
            for (var i = 0; i < labels.Count; i++)
            {
                if (labels.Senses[i] is not { } sense)
                {
                    rows.Add(new Row([.. Known(labels, names, i), labels[i].IsInGraphs ? string.Empty : "none"], Tone.Quiet));
                    continue;
                }

                var (doubtful, others) = (!sense.IsSure, sense.Alternatives.Length);
                var below =
                    all ? others
                    : doubtful ? Math.Min(others, MostBelow)
                    : 0;
                var alternatives =
                    count ? (others == 0 ? string.Empty : Text(others))
                    : below > 0 ? string.Empty
                    : Alternatives(labels, sense);
                var tone = doubtful ? Tone.Doubtful : Tone.Quiet;
                rows.Add(
                    Sense([.. Known(labels, names, i), labels.Hierarchy.NameOf(sense.Node), Sure(sense)], sense.Node, alternatives, tone)
                );
                rows.AddRange(
                    sense
                        .Alternatives.Take(below)
                        .Select(node =>
                            Sense([string.Empty, "  or", labels.Hierarchy.NameOf(node), string.Empty], node, string.Empty, tone)
                        )
                );
                if (below > 0 && others > below)
                {
                    rows.Add(new Row([string.Empty, $"  and {Text(others - below)} more: --all"], tone) { IsNote = true });
                }
            }

            return rows;

            Row Sense(string[] known, int node, string alternatives, Tone tone) =>
                new(count ? [.. known, alternatives, glossOf(node)] : [.. known, glossOf(node), alternatives], tone);
        }
    }

    // A hierarchy of the user's own: nothing is chosen, but one sees where a class stands.
    private static List<Row> Places(ClassLabels labels, ShortNames names) =>
        [
            new(["class", "name", "concept", "is below"], Tone.Heading),
            .. Enumerable
                .Range(0, labels.Count)
                .Select(i => new Row(
                    labels[i].Node is { } node
                        ?
                        [
                            .. Known(labels, names, i),
                            labels.Hierarchy.NameOf(node),
                            SingleLine.Of(Above(labels.Hierarchy, node), LongestPath),
                        ]
                        : [.. Known(labels, names, i), "none"],
                    Tone.Quiet
                )),
        ];

    private static List<Row> Names(ClassLabels labels, ShortNames names) =>
        [
            new(["class", "name"], Tone.Heading),
            .. Enumerable.Range(0, labels.Count).Select(i => new Row(Known(labels, names, i), Tone.Quiet)),
        ];

    private static string Above(Hierarchy hierarchy, int node)
    {
        var names = new List<string>();
        for (var at = node; hierarchy.Graph!.ParentsOf(at) is [var parent, .. var others]; at = parent)
        {
            names.Add(hierarchy.NameOf(parent) + (others.Length > 0 ? $" (and {Text(others.Length)} more)" : string.Empty));
        }

        return string.Join(" < ", names);
    }

    private static string[] Known(ClassLabels labels, ShortNames names, int index) => [Text(index), names[labels[index].Name]];

    private static string Sure(ChosenSense sense) =>
        sense.IsPinned ? "pinned"
        : sense.IsSure ? "yes"
        : "NO";

    private static string Alternatives(ClassLabels labels, ChosenSense sense) =>
        string.Join(", ", sense.Alternatives.Take(MostAlternatives).Select(labels.Hierarchy.NameOf))
        + (sense.Alternatives.Length > MostAlternatives ? $" and {Text(sense.Alternatives.Length - MostAlternatives)} more" : string.Empty);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static ImmutableArray<TextLine> Lines(List<Row> rows)
    {
        var columns = rows[0].Cells.Length;
        Row[] all = [.. rows.Where(row => !row.IsNote)];
        var table = new TextTable(
            [.. all.Select(row => Enumerable.Range(0, columns).Select(row.Cell).ToImmutableArray())],
            [.. Enumerable.Range(0, columns).Select(column => column > 0)],
            Indent: 0,
            Cut: 2
        )
        {
            Broken = columns > 2 ? [columns - 1, columns - 2] : [],
        };
        var lines = new Queue<TextLine>(table.ToLines((number, text) => new TextLine(text, all[number].Tone)));
        var first = all.Max(row => DisplayWidth.Of(row.Cell(0)));
        return
        [
            .. rows.Select(row => row.IsNote ? new TextLine($"{new string(' ', first)}{Gap}{row.Cell(1)}", row.Tone) : lines.Dequeue()),
        ];
    }

    // Cells at the end may be missing; a note takes no part in the widths.
    private sealed record Row(string[] Cells, Tone Tone)
    {
        public bool IsNote { get; init; }

        public string Cell(int column) => column < Cells.Length ? Cells[column] : string.Empty;
    }
}
