using System.Collections.Immutable;
using System.Globalization;

namespace QualityGate.Hierarchies;

/// <summary>
/// Labels that are words. One word is never enough, however few senses it has: of the eight senses of <c>hammer</c> the first is a part of
/// a gun. Several words with commas between are, where one synset alone has all of them: <c>dog, domestic dog, Canis familiaris</c>. So is
/// a wnid with words behind it.
/// </summary>
internal sealed class WordNetWords(WordNet wordNet, WordNetImage image)
{
    // One noun in a thousand has more, up to 33: too many for a line.
    private const int MostSenses = 10;

    // Longer than any noun.
    private const int LongestWord = 100;

    private static readonly char[] Separators = [' ', '\t', ',', ';', ':'];

    /// <summary>
    /// The synsets that a word is a lemma of, in WordNet's order: that of how often each is meant in texts, not in pictures.
    /// </summary>
    public ImmutableArray<int> SensesOf(string word) => Lemma(word) is { } lemma ? [.. image.SensesOfLemmas[lemma]] : [];

    /// <summary>A label that is an identifier with words behind it, or a list of all or several lemmas of one synset.</summary>
    public ClassLabel? FindLabel(string label)
    {
        if (Identified(label) is { } identified)
        {
            return identified;
        }

        var words = Words(label);
        return words.Length > 1 && Common(words) is [var node] ? new ClassLabel(label, words[0], node) : null;
    }

    /// <summary>Why a label is none; null where there is no word in it that WordNet has.</summary>
    public string? Explain(string label)
    {
        var words = Words(label);
        if (HoldsSeveral(label))
        {
            return $"several labels stand in one place: '{label}'. Write one per line, in the order of the model's outputs.";
        }

        if (words.Length > 1)
        {
            return words.FirstOrDefault(word => SensesOf(word).IsEmpty) is { } unknown
                    ? $"wordnet has no noun '{unknown}', which '{label}' names as a word for its concept. Write the concept's "
                        + "wnid or synset name instead."
                : Common(words) is [_, _, ..] several
                    ? $"several synsets have all the words of '{label}'. Write one of "
                        + $"{string.Join(", ", several.Take(MostSenses).Select(Describe))}{More(several.Length)}."
                : $"no synset of WordNet has all the words of '{label}': these are several concepts. Write the one that is meant.";
        }

        var word = words is [var only] ? only : label;
        var senses = SensesOf(word);
        if (senses.IsEmpty)
        {
            return null;
        }

        var mark = word.LastIndexOf(".n.", StringComparison.Ordinal);
        var what =
            mark > 0
                ? $"wordnet has no '{word}': '{word[..mark]}' has {Count(senses.Length)}"
                : $"'{word}' is a word with {Count(senses.Length)} in WordNet";
        return $"{what}. {(senses.Length > 1 ? "Write the one that is meant: " : "If it is what you mean, write ")}{ListSenses(word)}.";
    }

    /// <summary>The senses of a word, each with what it is a kind of.</summary>
    public string ListSenses(string word)
    {
        var senses = SensesOf(word);
        var lemma = Fold(word);
        var listed = senses
            .Take(MostSenses)
            .Select((node, i) => $"{WordNet.SenseName(lemma, i + 1)} (a kind of {ParentName(node)})")
            .ToArray();
        return senses.Length > MostSenses
                ? $"{string.Join(", ", listed)}, or one of {senses.Length - MostSenses} more, up to "
                    + $"{WordNet.SenseName(lemma, senses.Length)}"
            : listed is [.. var first, var last] && first.Length > 0 ? $"{string.Join(", ", first)} or {last}"
            : string.Concat(listed);
    }

    private static string Count(int senses) =>
        string.Create(CultureInfo.InvariantCulture, $"{senses} sense{(senses == 1 ? string.Empty : "s")}");

    private static string More(int count) => count > MostSenses ? $" and {count - MostSenses} more" : string.Empty;

    private static string[] Words(string label) => label.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // As the lemmas of WordNet are written; dog.n.07 counts as dog.
    private static string Fold(string word) => word.Split(".n.")[0].Trim().Replace(' ', '_').ToLowerInvariant();

    private int? Lemma(string word) => word.Length <= LongestWord ? image.FindLemma(Fold(word)) : null;

    private bool HoldsSeveral(string label) =>
        label.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(wordNet.Find).OfType<int>().Distinct().Skip(1).Any();

    private ClassLabel? Identified(string label)
    {
        var length = label.IndexOfAny(Separators);
        if (length < 1 || wordNet.Find(label[..length]) is not { } node || HoldsSeveral(label))
        {
            return null;
        }

        return Words(label[length..].TrimStart(Separators)) is [var name, ..]
            ? new ClassLabel(label[..length], name, node)
            : new ClassLabel(label[..length], label[..length], node);
    }

    private int[] Common(string[] words) =>
        [.. words.Skip(1).Aggregate(SensesOf(words[0]).AsEnumerable(), (common, word) => common.Intersect(SensesOf(word)))];

    private string Describe(int node) => $"{wordNet.NameOf(node)} (a kind of {ParentName(node)})";

    private string ParentName(int node) => wordNet.Graph.ParentsOf(node) is [var parent, ..] ? wordNet.NameOf(parent) : "nothing else";
}
