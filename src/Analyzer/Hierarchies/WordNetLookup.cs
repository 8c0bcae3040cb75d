using System.Collections.Immutable;

namespace QualityGate.Hierarchies;

/// <summary>Finds the senses of words in WordNet, in whatever form people write them.</summary>
internal sealed class WordNetLookup(WordNetImage image)
{
    // Longer than any noun.
    private const int LongestWord = 100;

    private readonly Lazy<WordForms> forms = new(WordForms.Load);

    /// <summary>The number of a lemma that is written as WordNet has it; null where there is none.</summary>
    public int? Lemma(string folded) => folded.Length is > 0 and <= LongestWord ? image.FindLemma(folded) : null;

    /// <summary>The lemma that a word is a form of; null where WordNet has none.</summary>
    public int? LemmaOf(string word)
    {
        if (word.Length > LongestWord)
        {
            return null;
        }

        var folded = WordForms.Fold(word);
        return Lemma(folded) ?? forms.Value.Of(folded).Select(Lemma).FirstOrDefault(lemma => lemma is not null);
    }

    /// <summary>The senses of a lemma, each with its weight.</summary>
    public ImmutableArray<SenseCandidate> SensesOf(int lemma)
    {
        var nodes = image.SensesOfLemmas[lemma];
        var senses = ImmutableArray.CreateBuilder<SenseCandidate>(nodes.Length);
        var hasAnimal = Enumerable.Range(0, nodes.Length).Any(rank => SensePrior.IsAnimal(image.NoteOf(lemma, rank)));
        for (var rank = 0; rank < nodes.Length; rank++)
        {
            var isFirst = image.LemmasOfSynsets[nodes[rank]][0] == lemma;
            senses.Add(new SenseCandidate(nodes[rank], SensePrior.Of(image.NoteOf(lemma, rank), rank, isFirst, hasAnimal)));
        }

        return senses.MoveToImmutable();
    }

    /// <summary>The senses of a word in any form; empty where WordNet has none.</summary>
    public ImmutableArray<SenseCandidate> SensesOf(string word) => LemmaOf(word) is { } lemma ? SensesOf(lemma) : [];

    /// <summary>The lemmas of about the length of a word that have about the same letters, as candidates for a near spelling.</summary>
    public IEnumerable<string> Near(string folded)
    {
        const int MostOtherLetters = 3;
        var letters = Letters([.. folded.Select(c => (byte)c)]);
        for (var lemma = 0; lemma < image.LemmaCount; lemma++)
        {
            if (
                Math.Abs(image.LengthOf(lemma) - folded.Length) <= MostOtherLetters
                && int.PopCount(letters ^ Letters(image.LemmaBytes(lemma))) <= 2 * MostOtherLetters
            )
            {
                yield return image.Lemma(lemma);
            }
        }
    }

    // A bit for each letter that occurs; its five lowest bits tell letters apart, in bytes as in characters.
    private static int Letters(ReadOnlySpan<byte> text)
    {
        var set = 0;
        foreach (var letter in text)
        {
            set |= 1 << (letter & 31);
        }

        return set;
    }
}
