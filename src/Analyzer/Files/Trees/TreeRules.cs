using QualityGate.Diagnostics;

namespace QualityGate.Files.Trees;

/// <summary>The demands of a kind of file on the JSON or YAML that it is written in, and the words in which it complains.</summary>
/// <param name="DeepestNesting">The number of lists and mappings that may stand in one another.</param>
/// <param name="Refuse">Makes the error of a place, with a sentence and its cause.</param>
internal sealed record TreeRules(int DeepestNesting, Func<SourceLocation, string, Exception?, QualityGateException> Refuse)
{
    /// <summary>Says that a text is no JSON.</summary>
    public string NotJson { get; init; } = "this is not valid JSON; a comma, a quote or a bracket is missing here, or one too many.";

    /// <summary>Makes the error of a place that is nested too deep.</summary>
    public Func<SourceLocation, QualityGateException>? RefuseDepth { get; init; }

    /// <summary>The use of anchors and aliases in YAML.</summary>
    public YamlReferences References { get; init; }

    /// <summary>The error of a depth, counted from 0, that is too great; null for any other.</summary>
    public QualityGateException? WhyTooDeep(int depth, SourceLocation location) =>
        depth <= DeepestNesting ? null
        : RefuseDepth is null ? Refuse(location, $"this is nested more than {DeepestNesting} levels deep.", null)
        : RefuseDepth(location);
}

/// <summary>The use of anchors and aliases in YAML.</summary>
internal enum YamlReferences
{
    /// <summary>Anchors and aliases are both refused.</summary>
    None,

    /// <summary>An anchor says nothing, and an alias is refused.</summary>
    Anchors,

    /// <summary>An alias stands for the value that its anchor names.</summary>
    Followed,
}
