using System.Collections.Immutable;
using QualityGate.Hierarchies;

namespace QualityGate.Analyzer.Tests.Hierarchies;

/// <summary>
/// A hierarchy that can be checked by hand. Amphibious is both a boat and a car, and a boat is one level deeper:
/// <code>
/// thing(1) ─ animal(2) ─ dog(3), cat(3)
///          └ vehicle(2) ─ car(3) ──────────── amphibious(3 below car by the short way, 5 by the long way)
///                       └ vessel(3) ─ boat(4) ┘
/// </code>
/// </summary>
internal sealed class SmallTaxonomy : Hierarchy
{
    private static readonly ImmutableArray<string> Names =
    [
        "thing",
        "animal",
        "dog",
        "cat",
        "vehicle",
        "car",
        "vessel",
        "boat",
        "amphibious",
    ];

    public override string Name => "small";

    internal override ConceptGraph Graph { get; } =
        ConceptGraph.Create([
            [],
            [0],
            [1],
            [1],
            [0],
            [4],
            [4],
            [6],
            [5, 7],
        ]);

    public override string IdOf(int node) => Names[node];

    public override string NameOf(int node) => Names[node];

    public override int? Find(string text) => Names.IndexOf(text) is >= 0 and var node ? node : null;

    public override string Suggest(string text) => string.Empty;
}
