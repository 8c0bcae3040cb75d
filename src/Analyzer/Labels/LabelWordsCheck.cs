using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Hierarchies;
using QualityGate.Text;

namespace QualityGate.Labels;

/// <summary>
/// Notices labels whose identifier and words mean different things, such as <c>n02084071 cat</c>: one of the two is wrong. Words that the
/// hierarchy doesn't know, and those for a concept above or below that of the identifier, are left alone.
/// </summary>
internal static class LabelWordsCheck
{
    private const int MostShown = 3;

    /// <summary>The warning at the first such label, if there is one.</summary>
    public static IEnumerable<Diagnostic> Of(Hierarchy hierarchy, ImmutableArray<ClassLabel> items, ImmutableArray<WrittenLabel> written)
    {
        int[] contradicting = [.. Enumerable.Range(0, items.Length).Where(i => Contradicts(hierarchy, items[i], written[i]))];
        if (contradicting.Length > 0)
        {
            var shown = contradicting
                .Take(MostShown)
                .Select(i =>
                    $"class {i} is '{SingleLine.Of(items[i].Text, longest: 60)}', which is {hierarchy.NameOf(items[i].Node!.Value)}, "
                    + $"and called '{SingleLine.Of(items[i].Name, longest: 60)}'"
                );
            yield return Diagnostic.Warning(
                DiagnosticCodes.LabelContradictsItself,
                written[contradicting[0]].Location,
                string.Join("; ", shown)
                    + (contradicting.Length > MostShown ? $"; and {contradicting.Length - MostShown} more" : string.Empty)
                    + ". The identifier counts; correct it, or the words."
            );
        }
    }

    private static bool Contradicts(Hierarchy hierarchy, ClassLabel label, WrittenLabel written)
    {
        if (label.Name == label.Text || hierarchy.Graph is not { } graph || label.Node is not { } node)
        {
            return false;
        }

        // All words count, since the first may be a name of one's own.
        var words = written.Text.Length > label.Text.Length ? written.Text[label.Text.Length..].Split(',', ';', '\t') : [];
        int[] senses =
        [
            .. words
                .Append(label.Name)
                .Select(word => word.Trim())
                .Where(word => word.Length > 0)
                .SelectMany(hierarchy.SensesOf)
                .Distinct(),
        ];
        return senses.Length > 0 && !Array.Exists(senses, sense => AreRelated(graph, sense, node));
    }

    private static bool AreRelated(ConceptGraph graph, int a, int b) =>
        graph.AncestorsOf(a).Any(ancestor => ancestor.Node == b) || graph.AncestorsOf(b).Any(ancestor => ancestor.Node == a);
}
