using System.Collections.Immutable;

namespace QualityGate.Hierarchies.Reading;

/// <summary>The hierarchies that an entry can ask for.</summary>
internal static class KnownHierarchies
{
    /// <summary>The name of the hierarchy that counts where none is named.</summary>
    public const string Default = "wordnet";

    /// <summary>The name that stands for no hierarchy.</summary>
    public const string None = "none";

    // WordNet never changes and is read-only: gates, analyses and tests of one process share what takes a moment to read.
    private static readonly Lazy<WordNet> Embedded = new(WordNet.Load);

    /// <summary>The names; whatever else an entry asks for is a file.</summary>
    public static ImmutableArray<string> Names { get; } = [Default, None];

    /// <summary>Loads a hierarchy.</summary>
    /// <param name="source">The hierarchy that is asked for.</param>
    /// <param name="cancellationToken">Stops the reading of a large file.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    /// <exception cref="Diagnostics.QualityGateException">The file holds no hierarchy (codes QG3xxx).</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static Hierarchy Load(HierarchySource source, CancellationToken cancellationToken = default) =>
        source switch
        {
            { File: { } file } => HierarchyFile.Read(file, cancellationToken),
            { Name: Default } => Embedded.Value,
            { Name: None } => new NoHierarchy(),
            _ => throw new ArgumentException($"There is no hierarchy '{source.Name}'.", nameof(source)),
        };
}
