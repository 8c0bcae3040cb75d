using System.Globalization;
using System.Text;

namespace QualityGate.WordNetPacker;

/// <summary>The nouns of a WordNet database in its own text format (wndb(5WN)): data.noun and index.noun.</summary>
internal sealed record WordNetDatabase(IReadOnlyList<Synset> Synsets, IReadOnlyList<IndexEntry> Index)
{
    public static WordNetDatabase Read(string folder) =>
        new(
            [.. Lines(Path.Combine(folder, "data.noun")).Select(ReadSynset).OrderBy(s => s.Offset)],
            [.. Lines(Path.Combine(folder, "index.noun")).Select(ReadIndexEntry).OrderBy(e => e.Lemma, StringComparer.Ordinal)]
        );

    // The licence stands at the head of each file, its lines begin with blanks.
    private static IEnumerable<string> Lines(string path) => File.ReadLines(path, Encoding.Latin1).Where(line => !line.StartsWith(' '));

    // offset lexfile type words(hex) {word lexid} pointers {symbol offset pos source/target} | gloss
    private static Synset ReadSynset(string line)
    {
        var fields = line.Split(" | ")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var words = int.Parse(fields[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var lemmas = Enumerable.Range(0, words).Select(i => fields[4 + (2 * i)].ToLowerInvariant()).ToArray();

        var first = 4 + (2 * words);
        var pointers = int.Parse(fields[first], CultureInfo.InvariantCulture);
        var parents = Enumerable
            .Range(0, pointers)
            .Select(i => (Symbol: fields[first + 1 + (4 * i)], Offset: fields[first + 2 + (4 * i)]))
            .Where(pointer => pointer.Symbol is "@" or "@i")
            .Select(pointer => ParseOffset(pointer.Offset))
            .ToArray();
        return new Synset(ParseOffset(fields[0]), lemmas, parents);
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

/// <summary>A synset: its offset (the digits of its id), its lemmas in order, its hypernyms and instance hypernyms.</summary>
internal sealed record Synset(int Offset, IReadOnlyList<string> Lemmas, IReadOnlyList<int> Parents);

/// <summary>A lemma with the offsets of its senses, sense 1 first.</summary>
internal sealed record IndexEntry(string Lemma, IReadOnlyList<int> Senses);
