namespace QualityGate.Hierarchies;

/// <summary>The label of one class.</summary>
/// <param name="Text">The label as the labels file has it, without words that follow an identifier; reports write this.</param>
/// <param name="Name">The name of the class for people: the second column of a Keras file, the first of several words, otherwise the text
/// itself.</param>
/// <param name="Node">The class's concept, a node of the hierarchy's graph; null where it has none.</param>
public sealed record ClassLabel(string Text, string Name, int? Node)
{
    /// <summary>True when the class is part of graphs; a background, which stands for nothing, counts in accuracy only.</summary>
    public bool IsInGraphs { get; init; } = true;
}
