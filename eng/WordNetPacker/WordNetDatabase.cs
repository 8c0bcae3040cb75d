using System.Globalization;
using System.Text;

namespace QualityGate.WordNetPacker;

/// <summary>
/// The nouns of a WordNet database in its own text formats (wndb(5WN), cntlist(5WN)): data.noun, index.noun, how often each sense was met
/// in texts (cntlist.rev), and plurals that follow no rule (noun.exc).
/// </summary>
internal sealed record WordNetDatabase(
    IReadOnlyList<Synset> Synsets,
    IReadOnlyList<IndexEntry> Index,
    IReadOnlyDictionary<(string Lemma, int Sense), int> Counts,
    IReadOnlyList<string> Plurals
)
{
    public static WordNetDatabase Read(string folder) =>
        new(
            [.. Lines(Path.Combine(folder, "data.noun")).Select(ReadSynset).OrderBy(s => s.Offset)],
            [.. Lines(Path.Combine(folder, "index.noun")).Select(ReadIndexEntry).OrderBy(e => e.Lemma, StringComparer.Ordinal)],
            Lines(Path.Combine(folder, "cntlist.rev")).Select(ReadCount).OfType<KeyValuePair<(string, int), int>>().ToDictionary(),
            [.. Lines(Path.Combine(folder, "noun.exc")).Order(StringComparer.Ordinal)]
        );

    // lemma%1:lexfile:lexid:head:headid sense count; 1 stands for nouns
    private static KeyValuePair<(string, int), int>? ReadCount(string line)
    {
        var fields = line.Split(' ');
        var mark = fields[0].IndexOf('%', StringComparison.Ordinal);
        return fields[0][mark + 1] == '1'
            ? KeyValuePair.Create(
                (fields[0][..mark], int.Parse(fields[1], CultureInfo.InvariantCulture)),
                int.Parse(fields[2], CultureInfo.InvariantCulture)
            )
            : null;
    }

    // The licence stands at the head of each file, its lines begin with blanks.
    private static IEnumerable<string> Lines(string path) => File.ReadLines(path, Encoding.Latin1).Where(line => !line.StartsWith(' '));

    // offset lexfile type words(hex) {word lexid} pointers {symbol offset pos source/target} | gloss
    private static Synset ReadSynset(string line)
    {
        var (data, gloss) = line.Split(" | ", 2) is [var before, var second] ? (before, second.Trim()) : (line, string.Empty);
        var fields = data.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var words = int.Parse(fields[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var lemmas = Enumerable.Range(0, words).Select(i => fields[4 + (2 * i)]).ToArray();

        var first = 4 + (2 * words);
        var pointers = int.Parse(fields[first], CultureInfo.InvariantCulture);
        var hypernyms = Enumerable
            .Range(0, pointers)
            .Select(i => (Symbol: fields[first + 1 + (4 * i)], Offset: fields[first + 2 + (4 * i)]))
            .Where(pointer => pointer.Symbol is "@" or "@i")
            .ToArray();
        return new Synset(
            ParseOffset(fields[0]),
            lemmas,
            [.. hypernyms.Select(pointer => ParseOffset(pointer.Offset))],
            int.Parse(fields[1], CultureInfo.InvariantCulture),
            Array.Exists(hypernyms, pointer => pointer.Symbol == "@i"),
            gloss
        );
    }

    // lemma pos synsets pointers {symbol} senses tagged {offset}, the offsets in the order of the sense numbers
    private static IndexEntry ReadIndexEntry(string line)
    {
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var synsets = int.Parse(fields[2], CultureInfo.InvariantCulture);
        return new IndexEntry(fields[0], [.. fields[^synsets..].Select(ParseOffset)]);
    }

    private static int ParseOffset(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>A synset.</summary>
/// <param name="Offset">The digits of its id.</param>
/// <param name="Written">Its lemmas in order, in the case of names.</param>
/// <param name="Parents">The offsets of its hypernyms and instance hypernyms.</param>
/// <param name="LexicographerFile">The number of the file that it was written in, such as 5 for animals.</param>
/// <param name="IsInstance">Whether it is a single thing, such as a river or a person.</param>
/// <param name="Gloss">Its definition, with examples in quotes.</param>
internal sealed record Synset(
    int Offset,
    IReadOnlyList<string> Written,
    IReadOnlyList<int> Parents,
    int LexicographerFile,
    bool IsInstance,
    string Gloss
)
{
    /// <summary>The lemmas as the index has them.</summary>
    public IEnumerable<string> Lemmas => Written.Select(lemma => lemma.ToLowerInvariant());
}

/// <summary>A lemma with the offsets of its senses, sense 1 first.</summary>
internal sealed record IndexEntry(string Lemma, IReadOnlyList<int> Senses);
