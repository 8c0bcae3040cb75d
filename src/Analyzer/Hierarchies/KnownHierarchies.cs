using System.Collections.Immutable;

namespace QualityGate.Hierarchies;

/// <summary>The names of the hierarchies that an entry can ask for; whatever else it asks for is a file.</summary>
internal static class KnownHierarchies
{
    /// <summary>The name of the hierarchy that counts where none is named.</summary>
    public const string Default = "wordnet";

    /// <summary>The name that stands for no hierarchy.</summary>
    public const string None = "none";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> Names { get; } = [Default, None];
}
