using System.Collections.Immutable;
using System.Text.Json;
using QualityGate.Comparison;
using QualityGate.Labels;
using QualityGate.Reports.Tables;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Comparisons;

/// <summary>Tables of the changes from one model to another, for people. The JSON has all of it.</summary>
internal static class ComparisonTables
{
    private const int MostRows = 10;
    private const int MostNames = 4;

    /// <summary>The metrics, then whatever changed.</summary>
    public static IReadOnlyList<ReportTable> Of(ComparisonResult comparison)
    {
        var names = ClassName.Short(NamesIn(comparison));
        ReportTable Edges(string title, ImmutableArray<EdgeResult> edges, string measure) =>
            PairTable.Of(
                ReportTable.Shorten(title, MostRows, edges.Length),
                [
                    .. edges
                        .Take(MostRows)
                        .Select(edge => new PairRow(edge.AName, edge.BName, edge.SubsumerName, edge.Depth, edge.Similarity)),
                ],
                name => names[name],
                measure
            );
        ReportTable Confusions(string title, ImmutableArray<ConfusionResult> confusions) =>
            new(
                ReportTable.Shorten(title, MostRows, confusions.Length),
                ["class", "taken for", "samples"],
                2,
                [
                    .. confusions
                        .Take(MostRows)
                        .Select(c => ImmutableArray.Create(names[c.TrueName], names[c.PredictedName], Figure.Count(c.Samples))),
                ]
            );

        ReportTable[] tables =
        [
            Metrics(comparison),
            Withheld(comparison),
            Edges("Structural edges gained", comparison.Structural.EdgesGained, "similarity"),
            Edges("Structural edges lost", comparison.Structural.EdgesLost, "similarity"),
            Moved("Classes that moved to another structural cluster", comparison.Structural.Moved, names),
            Confusions("New confusions", comparison.NewConfusions),
            Confusions("Vanished confusions", comparison.VanishedConfusions),
            Edges("Functional edges gained", comparison.Functional?.EdgesGained ?? [], "rate"),
            Edges("Functional edges lost", comparison.Functional?.EdgesLost ?? [], "rate"),
            Moved("Classes that moved to another functional cluster", comparison.Functional?.Moved ?? [], names),
        ];
        return [.. tables.Where(table => !table.Rows.IsEmpty)];
    }

    private static ReportTable Metrics(ComparisonResult comparison)
    {
        var level = comparison.Metrics.Values.Select(difference => difference.Level).FirstOrDefault(found => found is not null);
        return new ReportTable(
            comparison.Paired ? "Metrics (tested on the same samples, so that differences are of pairs)" : "Metrics",
            [
                "metric",
                "A",
                "B",
                "B - A",
                level is { } confidence ? $"{Figure.FormatLimit(confidence * 100)} % interval" : "interval",
                "change",
            ],
            1,
            [
                .. comparison.Metrics.Select(metric =>
                    ImmutableArray.Create(
                        metric.Key,
                        Value(metric.Value.A),
                        Value(metric.Value.B),
                        metric.Value.Difference is { } change ? Signed(change) : "-",
                        metric.Value is { Low: { } low, High: { } high } ? $"{Figure.Format(low, 0)} to {Figure.Format(high, 0)}" : "none",
                        Word(metric.Value.Change)
                    )
                ),
            ]
        );
    }

    private static ReportTable Moved(string title, ImmutableArray<MovedResult> moved, ShortNames names)
    {
        string Names(ImmutableArray<string> classes) =>
            classes.IsEmpty ? "alone" : CutList.Of([.. classes.Select(name => names[name])], MostNames);
        return new ReportTable(
            ReportTable.Shorten(title, MostRows, moved.Length),
            ["class", "was with", "is with"],
            3,
            [.. moved.Take(MostRows).Select(c => ImmutableArray.Create(names[c.ClassName], Names(c.FromNames), Names(c.ToNames)))]
        );
    }

    private static string Value(double? value) => value is { } number ? Figure.Format(number) : "undefined";

    // The names of all classes that the tables have.
    private static IEnumerable<string> NamesIn(ComparisonResult comparison)
    {
        static IEnumerable<string> InGraph(GraphChangeResult? graph) =>
            graph is null
                ? []
                : graph
                    .EdgesGained.Concat(graph.EdgesLost)
                    .SelectMany(edge => new[] { edge.AName, edge.BName })
                    .Concat(graph.Moved.SelectMany(moved => (string[])[moved.ClassName, .. moved.FromNames, .. moved.ToNames]));
        var confused = comparison.NewConfusions.Concat(comparison.VanishedConfusions);
        return
        [
            .. InGraph(comparison.Structural),
            .. InGraph(comparison.Functional),
            .. confused.SelectMany(pair => new[] { pair.TrueName, pair.PredictedName }),
        ];
    }

    // The word for a change, the same as in JSON.
    private static string Word(Change change) => JsonNamingPolicy.KebabCaseLower.ConvertName(change.ToString());

    // The reasons, each with the metrics that have no interval for it.
    private static ReportTable Withheld(ComparisonResult comparison) =>
        new(
            "Differences without an interval",
            ["metric", "why"],
            2,
            [
                .. comparison
                    .Metrics.Where(metric => metric.Value.Change == Change.Changed)
                    .GroupBy(metric => metric.Value.NoInterval!, StringComparer.Ordinal)
                    .Select(group => ImmutableArray.Create(string.Join(", ", group.Select(metric => metric.Key)), group.Key)),
            ]
        );

    // With as many decimals as it takes to see on which side of 0 it lies.
    private static string Signed(double difference) =>
        $"{(difference > 0 ? "+" : string.Empty)}{(difference == 0 ? Figure.Format(0) : Figure.Format(difference, 0))}";
}
