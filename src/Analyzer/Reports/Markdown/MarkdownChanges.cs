using System.Collections.Immutable;
using QualityGate.Reports.Tables;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Markdown;

/// <summary>The confusions that are new since the baseline, and those that have vanished, as a folded block of Markdown.</summary>
internal static class MarkdownChanges
{
    private const int MostRows = 5;

    /// <summary>The block; empty where nothing has changed, or nothing is known of it.</summary>
    public static string Of(ModelResult model) =>
        model.ConfusionChanges is not { } changes || changes.New + changes.Vanished == 0
            ? string.Empty
            : $"\n<details><summary>Confusions that changed: {changes.New} new, {changes.Vanished} vanished</summary>\n"
                + $"{Table($"New since {changes.Baseline}", changes.MostNew, changes.New, ShortClasses.Of(model))}"
                + $"{Table("Vanished", changes.MostVanished, changes.Vanished, ShortClasses.Of(model))}\n</details>\n";

    private static string Table(string title, ImmutableArray<ConfusedPairResult> confusions, int all, ShortNames names) =>
        confusions.IsEmpty
            ? string.Empty
            : new ReportTable(
                ReportTable.Shorten(title, Math.Min(MostRows, confusions.Length), all),
                ["true class", "taken for", "samples"],
                2,
                [
                    .. confusions
                        .Take(MostRows)
                        .Select(confusion =>
                            (ImmutableArray<string>)
                                [names[confusion.ActualName], names[confusion.PredictedName], Figure.Count(confusion.Count)]
                        ),
                ]
            ).ToMarkdown();
}
