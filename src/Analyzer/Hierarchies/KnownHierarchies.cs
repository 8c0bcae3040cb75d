using System.Collections.Immutable;

namespace QualityGate.Hierarchies;

/// <summary>The hierarchies that an entry can name.</summary>
internal static class KnownHierarchies
{
    /// <summary>The name of the hierarchy that counts where none is named.</summary>
    public const string Default = "wordnet";

    /// <summary>The names of the hierarchies.</summary>
    public static ImmutableArray<string> Names { get; } = [Default];

    /// <summary>Loads a hierarchy.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static Hierarchy Load(string name) =>
        name == Default ? WordNet.Load() : throw new ArgumentException($"There is no hierarchy '{name}'.", nameof(name));
}
