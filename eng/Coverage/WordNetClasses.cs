using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies;
using QualityGate.Labels;

namespace QualityGate.Coverage;

/// <summary>
/// Chooses classes from WordNet as label sets of images have them: small groups of siblings from all over animals, plants and artifacts.
/// </summary>
internal static class WordNetClasses
{
    private const int LargestGroup = 6;
    private const int SmallestGroup = 3;

    public static ClassLabels Choose(WordNet wordNet, int count)
    {
        var groups = Groups(wordNet);
        var wanted = Math.Min(groups.Count, (int)Math.Ceiling((double)count / SmallestGroup));
        var spread = Enumerable.Range(0, wanted).Select(k => groups[(int)((long)k * groups.Count / wanted)]);
        var nodes = spread.SelectMany(group => group).Take(count).ToArray();
        return new ClassLabels(
            InputPath.FromUser("labels.txt"),
            wordNet,
            [.. nodes.Select(node => new ClassLabel(wordNet.IdOf(node), wordNet.NameOf(node), node))],
            new SourceLocation("labels.txt"),
            []
        );
    }

    // The leaves below each parent that has enough of them, in the order of the parents' numbers.
    private static List<int[]> Groups(WordNet wordNet)
    {
        var graph = wordNet.Graph;
        int[] roots = [wordNet.Find("animal.n.01")!.Value, wordNet.Find("plant.n.02")!.Value, wordNet.Find("artifact.n.01")!.Value];
        var isParent = new bool[graph.Count];
        for (var node = 0; node < graph.Count; node++)
        {
            foreach (var parent in graph.ParentsOf(node))
            {
                isParent[parent] = true;
            }
        }

        return
        [
            .. Enumerable
                .Range(0, graph.Count)
                .Where(node =>
                    !isParent[node]
                    && graph.ParentsOf(node).Length == 1
                    && graph.AncestorsOf(node).Any(ancestor => roots.Contains(ancestor.Node))
                )
                .GroupBy(node => graph.ParentsOf(node)[0])
                .Where(group => group.Count() >= SmallestGroup)
                .OrderBy(group => group.Key)
                .Select(group => group.Take(LargestGroup).ToArray()),
        ];
    }
}
