using System.Collections.Immutable;

namespace QualityGate.Metrics;

/// <summary>The words of the paper (Filus et al., arXiv:2504.09956) for metrics that have other names here.</summary>
internal static class PaperWords
{
    private static readonly ImmutableArray<(string Word, string Short, string Metric)> All =
    [
        ("SD", "SD", "similarity-depth"),
        ("Similarity Graph Compliance", "SGC", "error-alignment"),
    ];

    /// <summary>Where a name that no metric has is a word of the paper, a sentence that says the metric's name; else empty.</summary>
    /// <param name="name">The name, in any case and with any signs between its words.</param>
    public static string HintFor(string name) =>
        All.FirstOrDefault(word => Plain(word.Word) == Plain(name) || Plain(word.Short) == Plain(name)) is { Metric: { } metric } found
            ? $" The paper's {found.Short} is '{metric}' here."
            : string.Empty;

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetter)).ToLowerInvariant();
}
