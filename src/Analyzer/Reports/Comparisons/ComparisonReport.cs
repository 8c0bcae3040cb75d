using System.Collections.Immutable;
using QualityGate.Comparison;
using QualityGate.Reports.Tables;

namespace QualityGate.Reports.Comparisons;

/// <summary>Writes the changes from one model to another.</summary>
internal static class ComparisonReport
{
    /// <summary>Writes aligned tables, for terminals.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>The lines, without line breaks.</returns>
    public static ImmutableArray<TextLine> ToText(ComparisonResult comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return
        [
            new TextLine($"A  {comparison.A.File}  {comparison.A.Description}", Tone.Heading),
            new TextLine($"B  {comparison.B.File}  {comparison.B.Description}", Tone.Heading),
            .. ComparisonTables.Of(comparison).SelectMany(table => table.ToText()),
        ];
    }

    /// <summary>Writes Markdown, for pull requests.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>Markdown; the same bytes for the same inputs.</returns>
    public static string ToMarkdown(ComparisonResult comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        static string Line(string name, ComparedModel model) =>
            $"{name}: {MarkdownText.Code(model.File)}, {MarkdownText.Escape(model.Description)}\n";
        var tables = ComparisonTables.Of(comparison).Select(table => table.ToMarkdown());
        return $"## Comparison of two models\n\n{Line("A", comparison.A)}\n{Line("B", comparison.B)}{string.Concat(tables)}";
    }

    /// <summary>Writes JSON, for programs; its shape is documented in docs/compare.md.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>JSON with a line break at its end; the same bytes for the same inputs.</returns>
    public static string ToJson(ComparisonResult comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return ComparisonJson.Write(comparison);
    }
}
