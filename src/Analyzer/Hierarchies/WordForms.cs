using System.Collections.Immutable;
using System.Text;

namespace QualityGate.Hierarchies;

/// <summary>The spellings under which WordNet may have a word that people write with capitals, blanks, hyphens or as a plural.</summary>
internal sealed class WordForms
{
    private const int ShortestPart = 3;

    private static readonly (string Plural, string Singular)[] Rules =
    [
        ("ses", "s"),
        ("xes", "x"),
        ("zes", "z"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("men", "man"),
        ("ies", "y"),
        ("s", string.Empty),
    ];

    private readonly ILookup<string, string> irregular;

    private WordForms(ILookup<string, string> irregular) => this.irregular = irregular;

    /// <summary>Reads the plurals that follow no rule, which are embedded in this assembly.</summary>
    public static WordForms Load()
    {
        using var stream = typeof(WordForms).Assembly.GetManifestResourceStream("wordnet-plurals.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new WordForms(
            reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' '))
                .SelectMany(words => words.Skip(1).Select(singular => (Plural: words[0], Singular: singular)))
                .ToLookup(pair => pair.Plural, pair => pair.Singular, StringComparer.Ordinal)
        );
    }

    /// <summary>A label as the lemmas of WordNet are written: <c>FireTruck</c> and <c>fire  truck</c> are <c>fire_truck</c>.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) || text[i] == '_')
            {
                folded.Append(folded.Length > 0 && folded[^1] != '_' ? "_" : string.Empty);
                continue;
            }

            var isInnerCapital = i > 0 && char.IsUpper(text[i]) && char.IsLower(text[i - 1]);
            folded.Append(isInnerCapital ? "_" : string.Empty).Append(char.ToLowerInvariant(text[i]));
        }

        return folded.ToString().TrimEnd('_');
    }

    /// <summary>The forms of a folded word, the most literal first.</summary>
    public IEnumerable<string> Of(string folded)
    {
        var spaced = folded.Replace('-', '_');
        return new[] { folded, folded.Replace('_', '-'), spaced, spaced.Replace("_", string.Empty, StringComparison.Ordinal) }
            .Concat(Enumerable.Range(0, folded.Length).Where(at => folded[at] == '_').Select(at => $"{folded[..at]}-{folded[(at + 1)..]}"))
            .Concat(Singulars(folded))
            .Concat(Singulars(spaced))
            .Concat(WordSpellings.Of(folded).Concat(WordSpellings.Of(spaced)).SelectMany(other => Singulars(other).Prepend(other)))
            .Concat(Divided(folded))
            .Where(form => form.Length > 0)
            .Distinct(StringComparer.Ordinal);
    }

    // diningtable: a compound that WordNet has in two words, neither too short to be one by chance.
    private static IEnumerable<string> Divided(string word) =>
        word.Contains('_', StringComparison.Ordinal) || word.Contains('-', StringComparison.Ordinal)
            ? []
            : Enumerable.Range(ShortestPart, Math.Max(0, word.Length - (2 * ShortestPart) + 1)).Select(at => $"{word[..at]}_{word[at..]}");

    private ImmutableArray<string> Singulars(string word) =>
        [
            .. irregular[word],
            .. Rules
                .Where(rule => word.Length > rule.Plural.Length + 1 && word.EndsWith(rule.Plural, StringComparison.Ordinal))
                .Select(rule => string.Concat(word.AsSpan(..^rule.Plural.Length), rule.Singular)),
        ];
}
