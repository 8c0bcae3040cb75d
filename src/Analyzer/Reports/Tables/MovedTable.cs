using System.Collections.Immutable;
using QualityGate.Results;

namespace QualityGate.Reports.Tables;

/// <summary>The classes that have moved to another cluster since the baseline, first those that left and joined most classes.</summary>
internal static class MovedTable
{
    /// <summary>The table; null where no class has moved, or nothing is known of it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="most">The most rows.</param>
    /// <param name="call">What a class is called, by its name.</param>
    public static ReportTable? Of(ModelResult model, int most, Func<string, string> call) =>
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
