using System.Collections.Immutable;
using System.Globalization;

namespace QualityGate.Hierarchies;

/// <summary>
/// The noun hierarchy of WordNet 3.0. Identifiers are wnids (<c>n01503061</c>), names are those that NLTK uses
/// (<c>bird.n.01</c>: the first lemma of the synset and the number of its sense). Any other lemma of a synset finds it too.
/// Hypernyms and instance hypernyms both count as parents.
/// </summary>
public sealed class WordNet : Hierarchy
{
    private readonly WordNetImage image;
    private readonly WordNetWords words;
    private readonly WordNetLookup lookup;
    private readonly Lazy<int[]> sizes;

    private WordNet(WordNetImage image)
    {
        this.image = image;
        lookup = new WordNetLookup(image);
        words = new WordNetWords(this, image, lookup);
        sizes = new Lazy<int[]>(() => ConceptSizes.Of(Graph!));
        Graph = ConceptGraph.Create(image.Parents.Start, image.Parents.Items);
    }

    /// <inheritdoc/>
    public override string Name => "wordnet";

    /// <inheritdoc/>
    internal override ConceptGraph Graph { get; }

    /// <summary>Reads the noun hierarchy that is embedded in this assembly.</summary>
    /// <returns>WordNet 3.0: 82,115 noun synsets.</returns>
    public static WordNet Load()
    {
        using var stream =
            typeof(WordNet).Assembly.GetManifestResourceStream("wordnet-nouns.bin")
            ?? throw new InvalidOperationException("The assembly was built without its WordNet resource.");
        return new WordNet(WordNetImage.Load(stream));
    }

    /// <inheritdoc/>
    public override string IdOf(int node) => string.Create(CultureInfo.InvariantCulture, $"n{image.Offsets[node]:D8}");

    /// <inheritdoc/>
    public override string NameOf(int node)
    {
        var lemma = image.LemmasOfSynsets[node][0];
        var sense = image.SensesOfLemmas[lemma].IndexOf(node) + 1;
        return SenseName(image.Lemma(lemma), sense);
    }

    /// <inheritdoc/>
    public override int? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FindId(text) ?? FindSense(text);
    }

    /// <inheritdoc/>
    public override string Suggest(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return words.SensesOf(text) is not [] ? $" Did you mean {words.ListSenses(text)}?"
            : words.Nearest(text) is { } nearest ? $" Did you mean '{nearest}'?"
            : " Write a wnid such as n01503061 or a synset name such as bird.n.01.";
    }

    /// <inheritdoc/>
    internal override ClassLabel? FindLabel(string label) =>
        Find(label) is { } node ? new ClassLabel(label, label, node) : words.FindLabel(label);

    /// <inheritdoc/>
    internal override LabelReading? Read(string label)
    {
        var written = Find(label) is { } node ? new ClassLabel(label, label, node) : words.Identified(label);
        if (written is null)
        {
            return words.WrongId(label) is null ? words.Read(label) : null;
        }

        // The name of a sense is kept, but may be doubted: people append .n.01 to everything.
        var mark = written.Text.LastIndexOf(".n.", StringComparison.Ordinal);
        var senses = mark > 0 && Find(written.Text) is not null ? lookup.SensesOf(written.Text[..mark]) : [];
        return new LabelReading(
            written.Text,
            written.Name,
            senses.IsEmpty ? LabelBasis.Identifier : LabelBasis.SenseName,
            senses.IsEmpty ? [new SenseCandidate(written.Node!.Value, 0)] : senses
        )
        {
            Written = written.Node,
        };
    }

    /// <inheritdoc/>
    internal override int SizeOf(int node) => sizes.Value[node];

    /// <inheritdoc/>
    internal override string ExplainUnknown(string label) => words.Explain(label) ?? base.ExplainUnknown(label);

    /// <inheritdoc/>
    internal override bool IsCalled(int node, string word) => FindLabel(word)?.Node == node || words.SensesOf(word).Contains(node);

    /// <inheritdoc/>
    internal override IEnumerable<int> SensesOf(string word) => FindLabel(word)?.Node is { } node ? [node] : words.SensesOf(word);

    /// <summary>The lemmas of a synset in WordNet's order.</summary>
    internal ImmutableArray<string> LemmasOf(int node)
    {
        var lemmas = ImmutableArray.CreateBuilder<string>();
        foreach (var lemma in image.LemmasOfSynsets[node])
        {
            lemmas.Add(image.Lemma(lemma).Replace('_', ' '));
        }

        return lemmas.ToImmutable();
    }

    // n01503061: the letter and the eight digits of the synset's offset in data.noun
    private int? FindId(string text)
    {
        if (text is not ['n', .. { Length: 8 } digits] || digits.Any(c => !char.IsAsciiDigit(c)))
        {
            return null;
        }

        var node = Array.BinarySearch(image.Offsets, int.Parse(digits, CultureInfo.InvariantCulture));
        return node >= 0 ? node : null;
    }

    // house_finch.n.01: lemma, part of speech, number of the sense
    private int? FindSense(string text)
    {
        var mark = text.LastIndexOf(".n.", StringComparison.Ordinal);
        if (
            mark < 1
            || !int.TryParse(text.AsSpan(mark + 3), NumberStyles.None, CultureInfo.InvariantCulture, out var sense)
            || image.FindLemma(text[..mark].ToLowerInvariant()) is not { } lemma
        )
        {
            return null;
        }

        var senses = image.SensesOfLemmas[lemma];
        return sense >= 1 && sense <= senses.Length ? senses[sense - 1] : null;
    }

    internal static string SenseName(string lemma, int sense) => string.Create(CultureInfo.InvariantCulture, $"{lemma}.n.{sense:D2}");
}
