namespace QualityGate.Hierarchies;

/// <summary>A hierarchy of concepts with names: WordNet, or any other taxonomy that has a single root.</summary>
public abstract class Hierarchy
{
    /// <summary>The name by which thresholds.yml asks for it, such as <c>wordnet</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The concepts and their hypernyms; null where there are none, because each class is only its own name.</summary>
    internal abstract ConceptGraph? Graph { get; }

    /// <summary>The choice by which an entry asks for it.</summary>
    internal virtual HierarchySource Source => new(Name);

    /// <summary>The SHA-256 of its file; null where it is known by its name.</summary>
    internal virtual string? Sha256 => null;

    /// <summary>True when another has the same concepts: the same name where it is known by that, else a file of the same bytes.</summary>
    internal bool IsSameAs(Hierarchy other) => Sha256 is null && other.Sha256 is null ? Name == other.Name : Sha256 == other.Sha256;

    /// <summary>The identifier that reports write for a concept, such as <c>n01503061</c>.</summary>
    /// <param name="node">A node of <see cref="Graph"/>.</param>
    /// <returns>The identifier; unique in the hierarchy.</returns>
    public abstract string IdOf(int node);

    /// <summary>The name that people read for a concept, such as <c>bird.n.01</c>.</summary>
    /// <param name="node">A node of <see cref="Graph"/>.</param>
    /// <returns>The name; unique in the hierarchy.</returns>
    public abstract string NameOf(int node);

    /// <summary>Finds the concept that an identifier or a name stands for.</summary>
    /// <param name="text">An identifier or a name.</param>
    /// <returns>The node, or null when the hierarchy does not have it.</returns>
    public abstract int? Find(string text);

    /// <summary>Names that the user of an unknown one may have meant, as the end of a message.</summary>
    /// <param name="text">A text that <see cref="Find"/> does not know.</param>
    /// <returns>A sentence with a leading blank, or an empty string.</returns>
    public abstract string Suggest(string text);

    /// <summary>
    /// Finds the concept of a label as files have it: its identifier or name, and beyond it whatever else is certain in this hierarchy,
    /// such as an identifier with words behind it.
    /// </summary>
    /// <returns>The label with its concept, or null when the hierarchy has none for it or several.</returns>
    internal virtual ClassLabel? FindLabel(string label) => Find(label) is { } node ? new ClassLabel(label, label, node) : null;

    /// <summary>
    /// The concepts that a label may mean by itself; null where this hierarchy has none. Where there are several, the other labels decide.
    /// </summary>
    internal virtual LabelReading? Read(string label) =>
        FindLabel(label) is { Node: { } node } found
            ? new LabelReading(found.Text, found.Name, LabelBasis.Identifier, [new SenseCandidate(node, 0)]) { Written = node }
            : null;

    /// <summary>The number of concepts below one, itself included; 1 where it isn't known.</summary>
    internal virtual int SizeOf(int node) => 1;

    /// <summary>
    /// Why <see cref="Read"/> finds nothing for a label, and what to write instead: sentences without a blank in front.
    /// </summary>
    internal virtual string ExplainUnknown(string label) => $"{Name} has no '{label}'.{Suggest(label)}";

    /// <summary>True when people may call a concept so: by its identifier, its name, or any other word for it.</summary>
    internal virtual bool IsCalled(int node, string word) => FindLabel(word)?.Node == node;

    /// <summary>The concepts that a word may mean; empty where it is no word of this hierarchy.</summary>
    internal virtual IEnumerable<int> SensesOf(string word) => FindLabel(word)?.Node is { } node ? [node] : [];
}
