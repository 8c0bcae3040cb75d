using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Hierarchies;

namespace QualityGate.Labels;

/// <summary>
/// Notices classes that are called a background, as the first of 1,001 classes often is, but are not marked as one: a background in a
/// picture is hardly the concept of that name.
/// </summary>
internal static class BackgroundCheck
{
    private const string Way =
        " If it stands for no thing of its own, write '- background': it is left out of graphs then, and counts in accuracy.";

    private static readonly string[] Words = ["background", "__background__", "unused background"];

    /// <summary>The warning at the first such class, if there is one.</summary>
    public static IEnumerable<Diagnostic> Of(Hierarchy hierarchy, ImmutableArray<ClassLabel> items, ImmutableArray<WrittenLabel> written)
    {
        for (var index = 0; index < items.Length; index++)
        {
            if (items[index].Node is { } node && (IsBackground(items[index].Text) || IsBackground(items[index].Name)))
            {
                yield return Diagnostic.Warning(
                    DiagnosticCodes.BackgroundAsConcept,
                    written[index].Location,
                    $"class {index} is called '{items[index].Name}' and taken for {hierarchy.NameOf(node)}.{Way}"
                );
                yield break;
            }
        }
    }

    /// <summary>The way to write a label that is a background, as a sentence with a blank in front; empty for any other.</summary>
    public static string Hint(WrittenLabel label) =>
        IsBackground(label.Text) || (label.Name is { } name && IsBackground(name)) ? Way : string.Empty;

    private static bool IsBackground(string text) => Words.Contains(text.Split(".n.")[0].Trim(), StringComparer.OrdinalIgnoreCase);
}
