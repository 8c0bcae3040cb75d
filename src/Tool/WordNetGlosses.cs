using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace QualityGate.Tool;

/// <summary>The definitions of WordNet's nouns, which only people read.</summary>
internal static class WordNetGlosses
{
    /// <summary>Reads the definitions that are embedded in this assembly, one for each synset, without examples.</summary>
    public static ImmutableArray<string> Load()
    {
        using var stream = typeof(WordNetGlosses).Assembly.GetManifestResourceStream("wordnet-glosses.br")!;
        using var reader = new StreamReader(new BrotliStream(stream, CompressionMode.Decompress), Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n').Select(Definition)];
    }

    private static string Definition(string gloss) =>
        gloss.IndexOf("; \"", StringComparison.Ordinal) is > 0 and var example ? gloss[..example] : gloss;
}
