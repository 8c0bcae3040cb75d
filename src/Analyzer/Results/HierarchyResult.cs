using QualityGate.Hierarchies;

namespace QualityGate.Results;

/// <summary>The hierarchy whose concepts the labels of a model name.</summary>
/// <param name="Name">Its name: <c>wordnet</c>, that of the user's file, or <c>none</c>.</param>
/// <param name="Sha256">The SHA-256 of the user's file; null where it is known by its name.</param>
public sealed record HierarchyResult(string Name, string? Sha256 = null)
{
    /// <summary>The remark about it in reports; null where there is nothing to say.</summary>
    internal string? Remark =>
        this == new HierarchyResult(KnownHierarchies.None) ? "hierarchy none: metrics that need one, such as similarity-depth, are left out"
        : Sha256 is not null ? $"hierarchy {Name}"
        : null;
}
