using System.Collections.Immutable;
using QualityGate.Hierarchies;

namespace QualityGate.Results;

/// <summary>The hierarchy whose concepts the labels of a model name.</summary>
/// <param name="Name">Its name: <c>wordnet</c>, that of the user's file, or <c>none</c>.</param>
/// <param name="Sha256">The SHA-256 of the user's file; null where it is known by its name.</param>
/// <param name="Concepts">The concepts that join several classes, but not all, those with most classes first: the part of the hierarchy in
/// which people look at classes. Null without a hierarchy, and in reports of earlier versions.</param>
public sealed record HierarchyResult(string Name, string? Sha256 = null, IReadOnlyList<ConceptResult>? Concepts = null)
{
    /// <summary>The remark about it in reports; null where there is nothing to say.</summary>
    internal string? Remark =>
        this == new HierarchyResult(KnownHierarchies.None) ? "hierarchy none: metrics that need one, such as similarity-depth, are left out"
        : Sha256 is not null ? $"hierarchy {Name}"
        : null;
}

/// <summary>A concept that joins several classes, but not all; of several above the same classes the most specific.</summary>
/// <param name="Concept">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parents">The identifiers of the nearest such concepts above, those with fewest classes first; empty at the top.</param>
/// <param name="Classes">The classes directly below, between which and it there is no other such concept, as indices of the model's
/// outputs.</param>
public sealed record ConceptResult(string Concept, string Name, ImmutableArray<string> Parents, ImmutableArray<int> Classes);
