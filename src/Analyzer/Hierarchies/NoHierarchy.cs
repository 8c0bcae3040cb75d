
namespace QualityGate.Hierarchies;

/// <summary>No hierarchy at all: labels are plain names, and there is no concept that two classes could have in common.</summary>
internal sealed class NoHierarchy : Hierarchy
{
    /// <inheritdoc/>
    public override string Name => KnownHierarchies.None;

    /// <inheritdoc/>
    internal override ConceptGraph? Graph => null;

    /// <inheritdoc/>
    public override string IdOf(int node) => throw new ArgumentOutOfRangeException(nameof(node), node, "There are no concepts.");

    /// <inheritdoc/>
    public override string NameOf(int node) => throw new ArgumentOutOfRangeException(nameof(node), node, "There are no concepts.");

    /// <inheritdoc/>
    public override int? Find(string text) => null;

    /// <inheritdoc/>
    public override string Suggest(string text) => string.Empty;

    /// <inheritdoc/>
    internal override ClassLabel? FindLabel(string label) => new(label, label, Node: null);
}
