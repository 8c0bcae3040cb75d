using System.Text.RegularExpressions;

namespace QualityGate.WordNetPacker;

/// <summary>Notes on synsets and senses as numbers; SenseNotes in the Analyzer reads them.</summary>
internal static class SenseNotes
{
    private const int MostCounted = 0x3FFF;
    private const int Name = 0x4000;
    private const int Derived = 0x8000;
    private const int Instance = 0x80;

    /// <summary>Of a synset: its lexicographer file, and whether it is a single thing.</summary>
    public static int Of(Synset synset) => synset.LexicographerFile | (synset.IsInstance ? Instance : 0);

    /// <summary>
    /// Of a sense of a lemma: how often it was met in texts, whether it is written as a name, and whether its definition uses the lemma
    /// itself, as that of a fur or of a flesh does ("the fur of an otter").
    /// </summary>
    public static int Of(string lemma, Synset synset, int count)
    {
        var definition = Regex.Replace(synset.Gloss, "\"[^\"]*\"?", string.Empty, RegexOptions.None, TimeSpan.FromSeconds(10));
        var word = lemma.Replace('_', ' ');
        var own = $"\\b{Regex.Escape(word)}(s|es)?\\b";

        // Most definitions do not hold the lemma at all: making an expression for each of 146,000 senses takes seconds.
        var isDerived =
            definition.Contains(word, StringComparison.OrdinalIgnoreCase)
            && Regex.IsMatch(definition, own, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(10));
        return Math.Min(count, MostCounted)
            | (
                synset.Written.Any(written => string.Equals(written, lemma, StringComparison.OrdinalIgnoreCase) && char.IsUpper(written[0]))
                    ? Name
                    : 0
            )
            | (isDerived ? Derived : 0);
    }
}
