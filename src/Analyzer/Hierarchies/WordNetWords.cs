using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Text;

namespace QualityGate.Hierarchies;

/// <summary>
/// Labels with words: behind an identifier, several with commas between for one synset (<c>dog, domestic dog, Canis familiaris</c>), or
/// plain names. Of the senses that a label leaves, the other labels decide.
/// </summary>
internal sealed class WordNetWords(WordNet wordNet, WordNetImage image, WordNetLookup lookup)
{
    // One noun in a thousand has more, up to 33: too many for a line.
    private const int MostSenses = 10;

    // The number of lemmas that a near spelling may be of.
    private const int MostWords = 3;
    private const int IdLength = 9;

    // Letters that a near spelling may have wrong.
    private const int MostWrong = 2;
    private const int FewestDigits = 6;

    private readonly Lazy<PlainNames> plain = new(() => new PlainNames(wordNet.Graph, lookup));

    private static readonly char[] Separators = [' ', '\t', ',', ';', ':'];
    private static readonly char[] FolderSeparators = [.. Separators, '-', '_'];

    /// <summary>
    /// The synsets that a word is a lemma of, in WordNet's order: that of how often each is meant in texts, not in pictures.
    /// </summary>
    public ImmutableArray<int> SensesOf(string word) => Lemma(word) is { } lemma ? [.. image.SensesOfLemmas[lemma]] : [];

    /// <summary>A label that is an identifier with words behind it.</summary>
    public ClassLabel? Identified(string label)
    {
        // n02084071 dog, or as the name of a folder: n02084071-dog
        var isFolder = label.Length > IdLength && label[0] == 'n' && label[IdLength] is '-' or '_';
        var length = isFolder ? IdLength : label.IndexOfAny(Separators);

        if (length < 1 || wordNet.Find(label[..length]) is not { } node || HoldsSeveral(label))
        {
            return null;
        }

        return Words(label[length..].TrimStart(FolderSeparators)) is [var name, ..]
            ? new ClassLabel(label[..length], name, node)
            : new ClassLabel(label[..length], label[..length], node);
    }

    /// <summary>A label that is an identifier with words behind it, or a list of all or several lemmas of one synset.</summary>
    public ClassLabel? FindLabel(string label)
    {
        if (Identified(label) is { } identified)
        {
            return identified;
        }

        var words = Words(label);
        return words.Length > 1 && Common(words) is [var only] ? new ClassLabel(label, words[0], only.Node) : null;
    }

    /// <summary>The concepts that a label without an identifier of its own may mean; null where there is none.</summary>
    public LabelReading? Read(string label)
    {
        var words = Words(label);
        if (HoldsSeveral(label) || words.Length == 0 || !Array.TrueForAll(words, PlainNames.IsWord))
        {
            return null;
        }

        if (words.Length == 1)
        {
            return plain.Value.Read(words[0]) is { } read ? read with { Text = label, Senses = Completed(read.Senses, words) } : null;
        }

        // A word that WordNet doesn't have says nothing; the others must be those of one synset.
        string[] known = [.. words.Where(word => !lookup.SensesOf(word).IsEmpty)];
        return known.Length > 0 && Common(known) is { IsEmpty: false } common
            ? new LabelReading(label, words[0], LabelBasis.Words, Completed(common, known)) { IsList = true }
            : null;
    }

    /// <summary>
    /// A part of a label that is nearly an identifier, such as a02088364 or n0208836, and none: words beside it may be anything. Null where
    /// there is none.
    /// </summary>
    public string? WrongId(string label) =>
        Array.Find(
            label.Split(FolderSeparators, StringSplitOptions.RemoveEmptyEntries),
            part =>
                char.IsLetter(part[0])
                && part.Length - IdLength is >= -2 and <= 2
                && part.Count(char.IsAsciiDigit) >= FewestDigits
                && wordNet.Find(part) is null
        );

    /// <summary>Why a label is none; null where there is no word in it that WordNet has.</summary>
    public string? Explain(string label)
    {
        var words = Words(label);
        if (HoldsSeveral(label))
        {
            return $"several labels stand in one place: '{label}'. Write one per line, in the order of the model's outputs.";
        }

        if (WrongId(label) is { } wrong)
        {
            return wrong == label
                ? null
                : $"wordnet has no '{label}'. '{wrong}' looks like a wnid, but is none: those are n and eight digits, such as n01503061. "
                    + "Correct it, or leave it out if it means something else.";
        }

        if (Array.Find(words, part => !part.Any(char.IsLetter) || part.Length < 2) is { } counter)
        {
            return $"'{counter}' is a number or a single letter, which may stand for anything. Write a word, a wnid or a synset name.";
        }

        if (words.Length > 1)
        {
            return Array.Exists(words, word => !lookup.SensesOf(word).IsEmpty)
                ? $"no synset of WordNet has all the words of '{label}': these are several concepts. Write the one that is meant."
                : null;
        }

        var word = words is [var only] ? only : label;
        if (PlainNames.IsLeftOver(word))
        {
            return $"'{word}' names whatever belongs to no other class, and no concept. Write '-' for a class without a concept.";
        }

        var senses = SensesOf(word);
        var mark = word.LastIndexOf(".n.", StringComparison.Ordinal);
        return mark < 0 || senses.IsEmpty
            ? null
            : $"wordnet has no '{word}': '{word[..mark]}' has {Count(senses.Length)}. "
                + $"{(senses.Length > 1 ? "Write the one that is meant: " : "If it is what you mean, write ")}{ListSenses(word)}.";
    }

    /// <summary>The word of WordNet that is spelt nearest to one that it doesn't have; null where none is near.</summary>
    public string? Nearest(string word)
    {
        var folded = WordForms.Fold(word);
        return folded.Length <= 3 || folded.Split('_').Length > MostWords
            ? null
            : Suggestion.Nearest(folded, lookup.Near(folded), MostWrong);
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

    private static string[] Words(string label) => label.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // A word as the lemmas of WordNet are written; dog.n.07 counts as dog.
    private static string Fold(string word) => word.Split(".n.")[0].Trim().Replace(' ', '_').ToLowerInvariant();

    private int? Lemma(string word) => lookup.Lemma(Fold(word));

    private bool HoldsSeveral(string label) =>
        label.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(wordNet.Find).OfType<int>().Distinct().Skip(1).Any();

    // The synsets that have all the words, each with the sum of the weights.
    private ImmutableArray<SenseCandidate> Common(string[] words) =>
        [
            .. words
                .Select(word => lookup.SensesOf(word))
                .Aggregate(
                    (common, senses) =>
                        [.. common.Join(senses, a => a.Node, b => b.Node, (a, b) => new SenseCandidate(a.Node, a.Weight + b.Weight))]
                ),
        ];

    // Notes which synsets have no other words than these.
    private ImmutableArray<SenseCandidate> Completed(ImmutableArray<SenseCandidate> senses, string[] words)
    {
        var lemmas = words.Select(lookup.LemmaOf).Distinct().Count();
        return [.. senses.Select(sense => sense with { HasAllWords = image.LemmasOfSynsets[sense.Node].Length == lemmas })];
    }

    private string ParentName(int node) => wordNet.Graph.ParentsOf(node) is [var parent, ..] ? wordNet.NameOf(parent) : "nothing else";
}
