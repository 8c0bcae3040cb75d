namespace QualityGate.Hierarchies;

/// <summary>Notes of WordNet's image on one sense of a lemma, as eng/WordNetPacker writes them.</summary>
/// <param name="ofSynset">The notes on the synset.</param>
/// <param name="ofSense">The notes on the lemma in it.</param>
internal readonly struct SenseNote(byte ofSynset, ushort ofSense)
{
    /// <summary>The lexicographer file of the synset, from 3 to 28, such as 5 for animals.</summary>
    public int LexicographerFile => ofSynset & 0x7F;

    /// <summary>True when the synset is a single thing, such as a river.</summary>
    public bool IsInstance => (ofSynset & 0x80) != 0;

    /// <summary>The number of times that the sense was met in texts.</summary>
    public int Count => ofSense & 0x3FFF;

    /// <summary>True when the lemma is written as a name there, with a capital.</summary>
    public bool IsName => (ofSense & 0x4000) != 0;

    /// <summary>True when the definition uses the lemma itself, as that of a fur does: "the fur of an otter".</summary>
    public bool IsDerived => (ofSense & 0x8000) != 0;
}
