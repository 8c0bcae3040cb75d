using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Comparison;
using QualityGate.Diagnostics;
using QualityGate.Forests;
using QualityGate.Metrics;

namespace QualityGate.Reports;

/// <summary>Tables of what changed from one model to another, for people. The JSON has all of it.</summary>
internal static class ComparisonTables
{
    private const int MostRows = 10;
    private const int MostNames = 4;

    /// <summary>The metrics, then whatever changed.</summary>
    public static IReadOnlyList<ReportTable> Of(ModelComparison comparison)
    {
        string Name(int index) => ReportTable.NameOf(comparison.A.Labels, index);
        ReportTable Edges(string title, ImmutableArray<ForestEdge> edges) => new(
            ReportTable.Shorten(title, MostRows, edges.Length),
            ["class", "class", "in common", "depth", "similarity"],
            3,
            [.. edges.Take(MostRows).Select(edge => ImmutableArray.Create(
                Name(edge.A), Name(edge.B), comparison.A.Labels.Hierarchy.NameOf(edge.Subsumer), edge.Depth.ToString(CultureInfo.InvariantCulture), Figure.Format(edge.Similarity)))]);
        ReportTable Confusions(string title, ImmutableArray<Confused> confusions) => new(
            ReportTable.Shorten(title, MostRows, confusions.Length),
            ["class", "taken for", "samples"],
            2,
            [.. confusions.Take(MostRows).Select(c => ImmutableArray.Create(Name(c.Actual), Name(c.Predicted), ReportTable.Count(c.Count)))]);

        ReportTable[] tables =
        [
            Metrics(comparison),
            Withheld(comparison),
            Edges("Structural edges gained", comparison.Structural.Gained),
            Edges("Structural edges lost", comparison.Structural.Lost),
            Moved("Classes that moved to another structural cluster", comparison.Structural.Moved, Name),
            Confusions("New confusions", comparison.NewConfusions),
            Confusions("Vanished confusions", comparison.VanishedConfusions),
            Edges("Functional edges gained", comparison.Functional?.Gained ?? []),
            Edges("Functional edges lost", comparison.Functional?.Lost ?? []),
            Moved("Classes that moved to another functional cluster", comparison.Functional?.Moved ?? [], Name),
        ];
        return [.. tables.Where(table => !table.Rows.IsEmpty)];
    }

    private static ReportTable Metrics(ModelComparison comparison)
    {
        var level = comparison.Metrics.Select(difference => difference.Interval?.Level).FirstOrDefault(found => found is not null);
        return new ReportTable(
            comparison.IsPaired ? "Metrics (tested on the same samples, so that differences are of pairs)" : "Metrics",
            ["metric", "A", "B", "B - A", level is { } confidence ? $"{Figure.FormatLimit(confidence * 100)} % interval" : "interval", "change"],
            1,
            [.. comparison.Metrics.Select(difference => ImmutableArray.Create(
                difference.Metric.Name,
                Value(difference.A.Value),
                Value(difference.B.Value),
                difference.Difference is { } change ? Signed(change) : "-",
                difference.Interval is { } interval ? $"{Figure.Format(interval.Low, 0)} to {Figure.Format(interval.High, 0)}" : "none",
                Word(difference.Change)))]);
    }

    private static ReportTable Moved(string title, ImmutableArray<MovedClass> moved, Func<int, string> name)
    {
        string Names(ImmutableArray<int> classes) => classes.IsEmpty ? "alone" : CutList.Of([.. classes.Select(name)], MostNames);
        return new ReportTable(
            ReportTable.Shorten(title, MostRows, moved.Length),
            ["class", "was with", "is with"],
            3,
            [.. moved.Take(MostRows).Select(c => ImmutableArray.Create(name(c.Class), Names(c.From), Names(c.To)))]);
    }

    private static string Value(double? value) => value is { } number ? Figure.Format(number) : "undefined";

    /// <summary>The word for a change, in all reports.</summary>
    public static string Word(Change change) => change switch
    {
        Change.None => "none",
        Change.WithinChance => "within-chance",
        Change.Better => "better",
        Change.Worse => "worse",
        Change.Changed => "changed",
        _ => "unknown",
    };

    // The reasons, each with the metrics that have no interval for it.
    private static ReportTable Withheld(ModelComparison comparison) => new(
        "Differences without an interval",
        ["metric", "why"],
        2,
        [.. comparison.Metrics.Where(difference => difference.Change == Change.Changed).GroupBy(difference => difference.WhyNoInterval!, StringComparer.Ordinal)
            .Select(group => ImmutableArray.Create(string.Join(", ", group.Select(difference => difference.Metric.Name)), group.Key))]);

    // With as many decimals as it takes to see on which side of 0 it lies.
    private static string Signed(double difference) => $"{(difference > 0 ? "+" : string.Empty)}{(difference == 0 ? Figure.Format(0) : Figure.Format(difference, 0))}";
}
