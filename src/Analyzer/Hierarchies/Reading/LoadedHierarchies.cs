
namespace QualityGate.Hierarchies.Reading;

/// <summary>The hierarchies of one run: each is loaded once, when the first model asks for it.</summary>
internal sealed class LoadedHierarchies
{
    private readonly Dictionary<(string Name, string? File), Hierarchy> loaded = [];

    /// <summary>The hierarchy of a source. One that cannot be loaded is an error of each model that asks for it.</summary>
    /// <exception cref="Diagnostics.QualityGateException">The file holds no hierarchy (codes QG3xxx).</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public Hierarchy Of(HierarchySource source, CancellationToken cancellationToken = default)
    {
        var key = (source.Name, source.File?.FullPath);
        if (!loaded.TryGetValue(key, out var hierarchy))
        {
            loaded[key] = hierarchy = HierarchyLoader.Load(source, cancellationToken);
        }

        return hierarchy;
    }
}
