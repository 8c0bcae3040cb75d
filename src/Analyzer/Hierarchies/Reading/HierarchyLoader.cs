namespace QualityGate.Hierarchies.Reading;

/// <summary>Loads the hierarchy that an entry asks for.</summary>
internal static class HierarchyLoader
{
    // WordNet never changes and is read-only: gates, analyses and tests of one process share what takes a moment to read.
    private static readonly Lazy<WordNet> Embedded = new(WordNet.Load);

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
            { Name: KnownHierarchies.Default } => Embedded.Value,
            { Name: KnownHierarchies.None } => new NoHierarchy(),
            _ => throw new ArgumentException($"There is no hierarchy '{source.Name}'.", nameof(source)),
        };
}
