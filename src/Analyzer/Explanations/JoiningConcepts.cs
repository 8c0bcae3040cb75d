using System.Collections.Immutable;
using QualityGate.Hierarchies;

namespace QualityGate.Explanations;

/// <summary>The concepts that join several classes, but not all: they make the tree in which people look at classes.</summary>
internal sealed class JoiningConcepts
{
    private readonly ClassTaxonomy taxonomy;
    private readonly HashSet<int> joining;

    private JoiningConcepts(ClassTaxonomy taxonomy, HashSet<int> joining) => (this.taxonomy, this.joining) = (taxonomy, joining);

    /// <summary>The concepts that join several classes, those with most classes first.</summary>
    public ImmutableArray<int> Concepts =>
        [.. taxonomy.Concepts.Where(joining.Contains).OrderByDescending(taxonomy.ClassesBelow).ThenBy(taxonomy.RankOf)];

    /// <summary>Finds them. Of several above the same classes the most specific: with a child above as many, one says no more.</summary>
    public static JoiningConcepts Of(ClassTaxonomy taxonomy)
    {
        var found = taxonomy
            .Concepts.Where(concept => taxonomy.ClassesBelow(concept) > 1 && taxonomy.ClassesBelow(concept) < taxonomy.Classes.Length)
            .ToHashSet();
        foreach (var concept in taxonomy.Concepts)
        {
            foreach (var parent in taxonomy.Graph.ParentsOf(concept))
            {
                if (taxonomy.ClassesBelow(parent) == taxonomy.ClassesBelow(concept))
                {
                    found.Remove(parent);
                }
            }
        }

        return new JoiningConcepts(taxonomy, found);
    }

    /// <summary>The nearest of these concepts above another, on each way to the root: those with fewest classes first.</summary>
    public ImmutableArray<int> NearestAbove(int concept) => Nearest(taxonomy.Graph.ParentsOf(concept).ToArray());

    /// <summary>The nearest of these concepts that a class is a kind of, its own included.</summary>
    public ImmutableArray<int> NearestOf(int index) => Nearest([taxonomy.Classes[index]]);

    private ImmutableArray<int> Nearest(IEnumerable<int> starts)
    {
        var (open, seen, found) = (new Queue<int>(starts), new HashSet<int>(), new List<int>());
        while (open.TryDequeue(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            if (joining.Contains(node))
            {
                found.Add(node);
                continue;
            }

            foreach (var parent in taxonomy.Graph.ParentsOf(node))
            {
                open.Enqueue(parent);
            }
        }

        return [.. found.OrderBy(taxonomy.ClassesBelow).ThenBy(taxonomy.RankOf)];
    }
}
