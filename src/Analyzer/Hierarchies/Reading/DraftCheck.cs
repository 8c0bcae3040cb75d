using System.Globalization;
using QualityGate.Diagnostics;

namespace QualityGate.Hierarchies.Reading;

/// <summary>
/// Makes sure that a draft is a hierarchy: one root, no circle, not deeper than any hierarchy that people write. All its work is linear in
/// the number of edges, and nothing of it recurs.
/// </summary>
internal static class DraftCheck
{
    /// <summary>The number of concepts on the longest path that is allowed: WordNet has 20, the tree of life some 100.</summary>
    public const int DeepestLevel = 500;

    private const int MostShown = 5;

    /// <summary>The graph of a draft.</summary>
    /// <exception cref="QualityGateException">It is none; all that is wrong with it is said at once.</exception>
    public static ConceptGraph Build(ConceptDraft draft)
    {
        if (draft.Names.Count == 0 && draft.Mistakes.Count == 0)
        {
            throw draft.Fail(default, "there is no concept in the file; write a tree with a single root, or lines of parent and child.");
        }

        var parents = ParentLists.Of(draft);
        if (draft.Mistakes.Count == 0)
        {
            FindCircle(draft, parents);
            FindRoots(draft, parents);
        }

        if (draft.Mistakes.Count > 0)
        {
            throw new QualityGateException([.. draft.Mistakes]);
        }

        var graph = ConceptGraph.Create(parents.Start, parents.Items);
        if (graph.MaximumDepth < DeepestLevel)
        {
            return graph;
        }

        // The first concept in the file that lies too deep.
        var deepest = Enumerable.Range(0, graph.Count).First(node => graph.LongestDepth(node) > DeepestLevel);
        throw new QualityGateException(
            Diagnostic.Error(DiagnosticCodes.HierarchyTooDeep, draft.At(draft.Places[deepest]), TooDeep(draft.Called(deepest)))
        );
    }

    /// <summary>The message about something that lies too deep.</summary>
    public static string TooDeep(string what) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{what} lies more than {DeepestLevel} levels deep; no hierarchy of concepts is as deep. Is the file another one?"
        );

    private static void FindRoots(ConceptDraft draft, ParentLists parents)
    {
        int[] roots = [.. Enumerable.Range(0, draft.Names.Count).Where(node => parents.CountOf(node) == 0)];
        if (roots.Length > 1)
        {
            string[] named =
            [
                .. roots
                    .Take(MostShown)
                    .Select(root => string.Create(CultureInfo.InvariantCulture, $"{draft.Called(root)} (line {draft.Places[root].Line})")),
            ];
            var more = roots.Length > MostShown ? $" and {roots.Length - MostShown} more" : string.Empty;
            draft.Refuse(
                DiagnosticCodes.SeveralRoots,
                draft.Places[roots[1]],
                $"{roots.Length} concepts have none above them: {string.Join(", ", named)}{more}. A hierarchy has one root; write one "
                    + "above them, or correct the names under which they are meant to stand."
            );
        }
    }

    // Concepts without open parents are taken away again and again: those that are left lie on a circle, or below one.
    private static void FindCircle(ConceptDraft draft, ParentLists parents)
    {
        var left = parents.NotReached();
        var start = Array.IndexOf(left, value: true);
        if (start < 0)
        {
            return;
        }

        // Each that is left has a parent that is left, so that the way up comes back to where it was.
        var (way, place) = (new List<int>(), new Dictionary<int, int>());
        var node = start;
        while (place.TryAdd(node, way.Count))
        {
            way.Add(node);
            node = draft.Edges[parents.Of(node).First(edge => left[draft.Edges[edge].Parent])].Parent;
        }

        int[] circle = [.. way.Skip(place[node]).Reverse()];
        var onCircle = circle.Select((child, i) => (Parent: circle[(i + circle.Length - 1) % circle.Length], Child: child)).ToHashSet();
        var closing = draft.Edges.FindLast(edge => onCircle.Contains((edge.Parent, edge.Child)));
        var first = Array.IndexOf(circle, closing.Child);
        string[] names = [.. circle.Skip(first).Concat(circle.Take(first)).Append(closing.Child).Select(draft.Called)];
        var shown = names.Length <= 2 * MostShown ? names : [.. names[..MostShown], "…", .. names[^MostShown..]];
        draft.Refuse(
            DiagnosticCodes.HierarchyCycle,
            closing.Place,
            $"{draft.Called(closing.Child)} lies below itself: {string.Join(" > ", shown)}. This is the entry that closes the circle; "
                + "correct it, or the one that is wrong."
        );
    }
}
