namespace QualityGate.Hierarchies;

/// <summary>British and American spellings, of which WordNet has one or the other in compounds: <c>harbour seal</c>.</summary>
internal static class WordSpellings
{
    private static readonly (string British, string American)[] Pairs =
    [
        ("aeroplane", "airplane"),
        ("aluminium", "aluminum"),
        ("armour", "armor"),
        ("catalogue", "catalog"),
        ("centre", "center"),
        ("colour", "color"),
        ("doughnut", "donut"),
        ("fibre", "fiber"),
        ("flavour", "flavor"),
        ("grey", "gray"),
        ("harbour", "harbor"),
        ("jewellery", "jewelry"),
        ("litre", "liter"),
        ("mould", "mold"),
        ("moustache", "mustache"),
        ("neighbour", "neighbor"),
        ("odour", "odor"),
        ("parlour", "parlor"),
        ("plough", "plow"),
        ("pyjama", "pajama"),
        ("sabre", "saber"),
        ("sulphur", "sulfur"),
        ("theatre", "theater"),
        ("tumour", "tumor"),
        ("tyre", "tire"),
        ("vapour", "vapor"),
        ("yoghurt", "yogurt"),
    ];

    /// <summary>The other spellings of a folded word, each with one of its parts written the other way.</summary>
    public static IEnumerable<string> Of(string folded) =>
        Pairs
            .SelectMany(pair => new[] { Replace(folded, pair.British, pair.American), Replace(folded, pair.American, pair.British) })
            .OfType<string>();

    private static string? Replace(string folded, string part, string other) =>
        folded.Contains(part, StringComparison.Ordinal) ? folded.Replace(part, other, StringComparison.Ordinal) : null;
}
