using System.Collections.Immutable;

namespace QualityGate.Hierarchies;

/// <summary>
/// The part of a hierarchy that lies above the classes of a classifier: the concepts of the classes and all their ancestors.
/// Concepts are named by their nodes in the hierarchy's graph, classes by position.
/// </summary>
internal sealed class ClassTaxonomy
{
    private readonly Dictionary<int, int> ranks;
    private readonly int[] classesBelow;
    private readonly int[] heights;

    /// <summary>Prepares a set of classes.</summary>
    /// <param name="hierarchy">The hierarchy.</param>
    /// <param name="classes">For each class its concept, as a node of the hierarchy's graph; one may stand several times.</param>
    public ClassTaxonomy(Hierarchy hierarchy, ImmutableArray<int> classes)
    {
        ArgumentNullException.ThrowIfNull(hierarchy);
        Hierarchy = hierarchy;
        Classes = classes;
        Graph = RequireGraph(hierarchy);
        var graph = Graph;
        var nodes = classes.Distinct().ToArray();
        var ancestorsOfNodes = new ImmutableArray<Ancestor>[nodes.Length];
        Parallel.For(0, nodes.Length, index => ancestorsOfNodes[index] = graph.AncestorsOf(nodes[index]));
        AncestorsByNode = nodes.Zip(ancestorsOfNodes).ToDictionary(pair => pair.First, pair => pair.Second);
        var concepts = ancestorsOfNodes.SelectMany(ancestors => ancestors.Select(ancestor => ancestor.Node)).Distinct().ToArray();
        var names = new string[concepts.Length];
        Parallel.For(0, concepts.Length, index => names[index] = hierarchy.NameOf(concepts[index]));
        Concepts =
        [
            .. concepts
                .Zip(names)
                .OrderByDescending(concept => graph.ShortestDepth(concept.First))
                .ThenBy(concept => concept.Second, StringComparer.Ordinal)
                .Select(concept => concept.First),
        ];
        ranks = Concepts.Select((node, rank) => (node, rank)).ToDictionary(pair => pair.node, pair => pair.rank);
        classesBelow = CountClasses();
        heights = MeasureHeights();
    }

    /// <summary>The hierarchy.</summary>
    public Hierarchy Hierarchy { get; }

    /// <summary>The concepts of the hierarchy.</summary>
    public ConceptGraph Graph { get; }

    /// <summary>For each class its concept.</summary>
    public ImmutableArray<int> Classes { get; }

    /// <summary>
    /// All concepts above the classes, theirs included, the most specific first: those whose shortest path to the root is
    /// longest, of several such the one whose name sorts first, ordinal.
    /// </summary>
    public ImmutableArray<int> Concepts { get; }

    /// <summary>For each concept of a class, its ancestors.</summary>
    internal IReadOnlyDictionary<int, ImmutableArray<Ancestor>> AncestorsByNode { get; }

    /// <summary>The ancestors of a class's concept, itself included.</summary>
    /// <param name="index">A class.</param>
    /// <returns>Ascending by node.</returns>
    public ImmutableArray<Ancestor> AncestorsOf(int index) => AncestorsByNode[Classes[index]];

    /// <summary>The number of classes that are a kind of a concept, those of the concept itself included.</summary>
    /// <param name="concept">One of <see cref="Concepts"/>.</param>
    /// <returns>At least 1.</returns>
    public int ClassesBelow(int concept) => classesBelow[ranks[concept]];

    /// <summary>The height of a concept: the number of edges on the longest path from it down to the concept of a class.</summary>
    /// <param name="concept">One of <see cref="Concepts"/>.</param>
    /// <returns>0 for a class's concept that has no other class below.</returns>
    public int Height(int concept) => heights[ranks[concept]];

    /// <summary>The information of a concept in bits, −log2 of the share of the classes that are a kind of it.</summary>
    /// <param name="concept">One of <see cref="Concepts"/>.</param>
    /// <returns>From 0, for what is above all classes, to log2(C).</returns>
    public double Information(int concept) => Math.Log2((double)Classes.Length / ClassesBelow(concept));

    /// <summary>The place of a concept in <see cref="Concepts"/>.</summary>
    internal int RankOf(int concept) => ranks[concept];

    private static ConceptGraph RequireGraph(Hierarchy hierarchy) =>
        hierarchy.Graph ?? throw new ArgumentException("The hierarchy has no concepts.", nameof(hierarchy));

    private int[] CountClasses()
    {
        var counts = new int[Concepts.Length];
        foreach (var node in Classes)
        {
            foreach (var ancestor in AncestorsByNode[node])
            {
                counts[ranks[ancestor.Node]]++;
            }
        }

        return counts;
    }

    // A child's longest path to the root is longer than its parents', so that in this order all below a concept comes first.
    private int[] MeasureHeights()
    {
        var graph = Graph;
        var measured = new int[Concepts.Length];
        foreach (var node in Concepts.OrderByDescending(graph.LongestDepth))
        {
            foreach (var parent in graph.ParentsOf(node))
            {
                measured[ranks[parent]] = Math.Max(measured[ranks[parent]], measured[ranks[node]] + 1);
            }
        }

        return measured;
    }
}
