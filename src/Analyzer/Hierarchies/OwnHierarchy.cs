using System.Collections.Immutable;
using QualityGate.Files;
using QualityGate.Text;

namespace QualityGate.Hierarchies;

/// <summary>
/// A hierarchy that the user wrote. Names are identifiers, too. A label finds the concept of its name; failing that, the only one whose
/// name is the same but for case, underscores, hyphens and blanks.
/// </summary>
internal sealed class OwnHierarchy : Hierarchy
{
    // Among more names near spellings are looked for only where they begin with the same letter and are about as long.
    private const int ManyNames = 20_000;
    private const int MostShown = 3;

    private readonly ImmutableArray<string> names;
    private readonly Dictionary<string, int> exact;
    private readonly ILookup<string, int> folded;

    public OwnHierarchy(InputPath file, string? sha256, ImmutableArray<string> names, ConceptGraph graph)
    {
        Source = HierarchySource.Of(file);
        Sha256 = sha256;
        this.names = names;
        Graph = graph;
        exact = names.Select((name, node) => (name, node)).ToDictionary(pair => pair.name, pair => pair.node, StringComparer.Ordinal);
        folded = Enumerable.Range(0, names.Length).ToLookup(node => Fold(names[node]), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public override string Name => Source.Name;

    /// <inheritdoc/>
    internal override HierarchySource Source { get; }

    /// <inheritdoc/>
    internal override string? Sha256 { get; }

    /// <inheritdoc/>
    internal override ConceptGraph Graph { get; }

    /// <inheritdoc/>
    public override string IdOf(int node) => names[node];

    /// <inheritdoc/>
    public override string NameOf(int node) => names[node];

    /// <inheritdoc/>
    public override int? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return exact.TryGetValue(text, out var node) ? node
            : Alike(text) is [var only] ? only
            : null;
    }

    /// <inheritdoc/>
    public override string Suggest(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var first = char.ToLowerInvariant(text.FirstOrDefault());
        bool IsNear(string name) => Math.Abs(name.Length - text.Length) < 3 && char.ToLowerInvariant(name[0]) == first;
        return Suggestion.For(text, names.Length <= ManyNames ? names : names.Where(IsNear));
    }

    /// <inheritdoc/>
    internal override string ExplainUnknown(string label) =>
        Alike(label) is [_, _, ..] several
            ? $"'{label}' may be {CutList.Of([.. several.Select(node => $"'{names[node]}'")], MostShown)} of {Name}, which differ only in "
                + "case, underscores, hyphens or blanks; write the name exactly."
            : base.ExplainUnknown(label);

    private int[] Alike(string text) => [.. folded[Fold(text)]];

    private static string Fold(string name) =>
        string.Join(' ', name.ToLowerInvariant().Split([' ', '_', '-', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
