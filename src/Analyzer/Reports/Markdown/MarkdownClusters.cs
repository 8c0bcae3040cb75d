using QualityGate.Reports.Tables;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Markdown;

/// <summary>The classes that have moved to another cluster since the baseline, as a folded block of Markdown.</summary>
internal static class MarkdownClusters
{
    private const int MostRows = 5;

    /// <summary>The block; empty where no class has moved, or nothing is known of it.</summary>
    public static string Of(ModelResult model)
    {
        var names = ShortClasses.Of(model);
        return MovedTable.Of(model, MostRows, name => names[name]) is { } table
            ? $"\n<details><summary>Clusters that changed: {Noun.Count(model.ClusterChanges!.Moved, "class")} moved</summary>\n"
                + $"{table.ToMarkdown()}\n</details>\n"
            : string.Empty;
    }
}
