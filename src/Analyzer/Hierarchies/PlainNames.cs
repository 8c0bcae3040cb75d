using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace QualityGate.Hierarchies;

/// <summary>
/// Reads labels that have no identifier: a word (<c>crane</c>), a word and its kind (<c>crane (bird)</c>, <c>maple_tree</c>), alternatives
/// (<c>T-shirt/top</c>), and compounds of which WordNet has only the last word (<c>ankle_boot</c>).
/// </summary>
internal sealed partial class PlainNames(ConceptGraph graph, WordNetLookup lookup)
{
    // Longer than any compound; the time grows with the number of words.
    private const int MostWords = 12;
    private const int ShortestLastWord = 3;
    private const int LongestName = 200;

    // Of alternatives people name first the one that they mean above all; in nats for each place behind it.
    private const double LaterAlternative = 2;
    private const int MostMilliseconds = 10_000;

    // Names of the class that is left over, some of which are rare nouns too: "none" is an hour of prayer.
    private static readonly string[] LeftOver =
    [
        "background",
        "background_google",
        "other",
        "others",
        "none",
        "nothing",
        "unknown",
        "unlabeled",
        "unlabelled",
        "void",
        "null",
        "misc",
        "na",
        "n/a",
        "nan",
    ];

    /// <summary>True when a label names whatever belongs to no other class.</summary>
    public static bool IsLeftOver(string label) => LeftOver.Contains(WordForms.Fold(label).Trim('_', '-'));

    /// <summary>True when a text can be a word: numbers and single letters may stand for anything, other signs for code.</summary>
    public static bool IsWord(string text) =>
        text.Length is > 1 and <= LongestName
        && text.Any(char.IsLetter)
        && !Identifier().IsMatch(text)
        && text.All(c => char.IsLetterOrDigit(c) || char.IsWhiteSpace(c) || "_-.'’()/|&+".Contains(c, StringComparison.Ordinal));

    /// <summary>The reading of a label; null where nothing in it is certain to be meant.</summary>
    public LabelReading? Read(string label)
    {
        var name = Prefix().Replace(label.Trim(), string.Empty);
        if (IsLeftOver(name) || !IsWord(name))
        {
            return null;
        }

        return Of(label, LabelBasis.Words, lookup.SensesOf(name))
            ?? Of(label, LabelBasis.Words, InParentheses(name))
            ?? Of(label, LabelBasis.Words, OfAKind(name))
            ?? ReadAlternatives(label, name)
            ?? Of(label, LabelBasis.LastWord, LastWord(name));
    }

    private static LabelReading? Of(string label, LabelBasis basis, ImmutableArray<SenseCandidate> senses) =>
        senses.IsEmpty ? null : new LabelReading(label, label, basis, senses);

    // crane (bird)
    private ImmutableArray<SenseCandidate> InParentheses(string name)
    {
        var match = Parentheses().Match(name);
        return match.Success ? Below(lookup.SensesOf(match.Groups["word"].Value), lookup.SensesOf(match.Groups["kind"].Value)) : [];
    }

    // crane_bird, maple_tree
    private ImmutableArray<SenseCandidate> OfAKind(string name)
    {
        var words = Words(name);
        for (var kind = words.Length - 1; kind > 0 && words.Length <= MostWords; kind--)
        {
            var senses = Below(lookup.SensesOf(string.Join('_', words[..kind])), lookup.SensesOf(string.Join('_', words[kind..])));
            if (!senses.IsEmpty)
            {
                return senses;
            }
        }

        return [];
    }

    private ImmutableArray<SenseCandidate> Below(ImmutableArray<SenseCandidate> senses, ImmutableArray<SenseCandidate> kinds) =>
        [
            .. senses.Where(sense =>
                graph.AncestorsOf(sense.Node).Any(above => above.Distance > 0 && kinds.Any(kind => kind.Node == above.Node))
            ),
        ];

    private LabelReading? ReadAlternatives(string label, string name)
    {
        var parts = Separators().Split(name);
        return parts.Length < 2
            ? null
            : Of(
                label,
                LabelBasis.Alternatives,
                [
                    .. parts
                        .Select(part => part.Trim())
                        .Where(part => part.Length > 1)
                        .SelectMany(
                            (part, place) =>
                                (lookup.SensesOf(part) is { IsEmpty: false } senses ? senses : LastWord(part)).Select(sense =>
                                    sense with
                                    {
                                        Weight = sense.Weight - (LaterAlternative * place),
                                    }
                                )
                        )
                        .GroupBy(sense => sense.Node)
                        .Select(same => same.MaxBy(sense => sense.Weight)),
                ]
            );
    }

    // The longest end that WordNet has. Single letters and numbers only count or mark.
    private ImmutableArray<SenseCandidate> LastWord(string name)
    {
        var words = Words(name);
        if (words.Length > MostWords || words is not [_, .., var last] || last.Length < ShortestLastWord || !last.All(char.IsLetter))
        {
            return [];
        }

        return Enumerable
            .Range(1, words.Length - 1)
            .Select(start => lookup.SensesOf(string.Join('_', words[start..])))
            .FirstOrDefault(senses => !senses.IsEmpty, []);
    }

    private static string[] Words(string name) =>
        WordForms.Fold(name).Split(['_', '-', '(', ')', '.'], StringSplitOptions.RemoveEmptyEntries);

    // An identifier that WordNet has was found before; this one is mistaken, whatever its words are.
    [GeneratedRegex(
        @"\bn\d{5,}|\.n\.",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: MostMilliseconds
    )]
    private static partial Regex Identifier();

    // 12_goldfish; and the folders by letter that Places365 and SUN name their classes with: /a/airfield.
    [GeneratedRegex(
        @"^(\d+[._\-\s]+(?=\p{L})|/?[a-z]/(?=\p{L}{2}))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: MostMilliseconds
    )]
    private static partial Regex Prefix();

    [GeneratedRegex(
        @"^(?<word>[^()]+?)[\s_]*\((?<kind>[^()]+)\)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: MostMilliseconds
    )]
    private static partial Regex Parentheses();

    [GeneratedRegex(
        @"\s*[/|&+]\s*|[\s_]+(?:or|and)[\s_]+",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: MostMilliseconds
    )]
    private static partial Regex Separators();
}
