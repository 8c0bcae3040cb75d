using System.Collections.Immutable;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports;

/// <summary>The classes that have moved to another cluster since the baseline, as a folded block of Markdown.</summary>
internal static class MarkdownClusters
{
    private const int MostRows = 5;

    /// <summary>The block; empty where no class has moved, or nothing is known of it.</summary>
    public static string Of(ModelResult model)
    {
        var names = ShortClasses.Of(model);
        return Table(model, MostRows, name => names[name]) is { } table
            ? $"\n<details><summary>Clusters that changed: {Noun.Count(model.ClusterChanges!.Moved, "class")} moved</summary>\n"
                + $"{table.ToMarkdown()}\n</details>\n"
            : string.Empty;
    }

    /// <summary>The table; null where no class has moved, or nothing is known of it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="most">The most rows.</param>
    /// <param name="call">What a class is called, by its name.</param>
    public static ReportTable? Table(ModelResult model, int most, Func<string, string> call) =>
        model.ClusterChanges is not { Moved: > 0 } changes
            ? null
            : new ReportTable(
                ReportTable.Shorten(
                    $"Classes in another cluster than in {changes.Baseline}",
                    Math.Min(most, changes.MostMoved.Length),
                    changes.Moved
                ),
                ["class", "was together with", "is together with"],
                3,
                [
                    .. changes
                        .MostMoved.Take(most)
                        .Select(moved =>
                            (ImmutableArray<string>)
                                [call(moved.Name), Others(moved.LeftNames, moved.Left, call), Others(moved.JoinedNames, moved.Joined, call)]
                        ),
                ]
            );

    private static string Others(ImmutableArray<string> names, int all, Func<string, string> call) =>
        all == 0 ? "no other class"
        : all > names.Length ? $"{string.Join(", ", names.Select(call))} and {all - names.Length} more"
        : string.Join(", ", names.Select(call));
}
