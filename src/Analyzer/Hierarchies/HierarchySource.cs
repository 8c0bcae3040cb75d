using QualityGate.Files;

namespace QualityGate.Hierarchies;

/// <summary>The hierarchy that is asked for: one that is known by its name, or a file.</summary>
/// <param name="Name">Its name: <c>wordnet</c>, <c>none</c>, or that of the file without its folder.</param>
/// <param name="File">The file; null for a hierarchy that is known by its name.</param>
public sealed record HierarchySource(string Name, InputPath? File = null)
{
    /// <summary>The nouns of WordNet 3.0, which count where nothing is said.</summary>
    public static HierarchySource WordNet { get; } = new(KnownHierarchies.Default);

    /// <summary>No hierarchy: each class is its own, and its label a mere name.</summary>
    public static HierarchySource None { get; } = new(KnownHierarchies.None);

    /// <summary>A hierarchy in a file.</summary>
    /// <param name="file">The file: a tree as YAML, JSON or Newick, or lines of parent and child.</param>
    /// <returns>The source.</returns>
    public static HierarchySource Of(InputPath file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new HierarchySource(file.FileName, file);
    }
}
