using System.Collections.Immutable;

namespace QualityGate.Hierarchies;

/// <summary>A label as a hierarchy understands it by itself, without the other labels: the concepts that it may mean.</summary>
/// <param name="Text">The label as reports write it, without words that follow an identifier.</param>
/// <param name="Name">The name of the class for people.</param>
/// <param name="Basis">The part of the label that is understood.</param>
/// <param name="Senses">The concepts in question, at least one.</param>
internal sealed record LabelReading(string Text, string Name, LabelBasis Basis, ImmutableArray<SenseCandidate> Senses)
{
    /// <summary>The concept that the label names beyond doubt, for an identifier or the name of a sense; else null.</summary>
    public int? Written { get; init; }

    /// <summary>True when the label lists several words for its concept.</summary>
    public bool IsList { get; init; }
}

/// <summary>The part of a label that a hierarchy understands.</summary>
internal enum LabelBasis
{
    /// <summary>An identifier, or a name that only one concept has.</summary>
    Identifier,

    /// <summary>The name of a sense of a word, such as <c>crane.n.05</c>.</summary>
    SenseName,

    /// <summary>A word, or several words for one concept.</summary>
    Words,

    /// <summary>Only the last word, as of <c>ankle_boot</c>.</summary>
    LastWord,

    /// <summary>Several words for several concepts, as of <c>T-shirt/top</c>.</summary>
    Alternatives,
}

/// <summary>A concept that a label may mean.</summary>
/// <param name="Node">A node of the hierarchy's graph.</param>
/// <param name="Weight">The frequency with which the label means it where nothing else is known: the logarithm of a frequency, up to a
/// constant.</param>
internal readonly record struct SenseCandidate(int Node, double Weight)
{
    /// <summary>True when the label has all words that the hierarchy has for the concept.</summary>
    public bool HasAllWords { get; init; }
}
