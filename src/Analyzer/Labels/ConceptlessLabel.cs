using QualityGate.Hierarchies;

namespace QualityGate.Labels;

/// <summary>
/// The label of a class without a concept, such as a background: <c>-</c>, alone or with a name behind it. Such a class is no part of
/// graphs and of what rests on the hierarchy, but counts in accuracy.
/// </summary>
internal static class ConceptlessLabel
{
    /// <summary>The text that such a label is, or begins with.</summary>
    public const string Mark = "-";

    private static readonly char[] Separators = [' ', '\t', ',', ';', ':'];

    /// <summary>The label that a written one is; null where it names a concept.</summary>
    public static ClassLabel? Of(WrittenLabel written) =>
        written.Text == Mark ? new ClassLabel(Mark, written.Name ?? Mark, Node: null) { IsInGraphs = false }
        : written.Text.StartsWith(Mark, StringComparison.Ordinal) && Separators.Contains(written.Text[1])
            ? new ClassLabel(Mark, written.Name ?? NameIn(written.Text), Node: null) { IsInGraphs = false }
        : null;

    private static string NameIn(string text) => text[1..].Trim(Separators) is { Length: > 0 } name ? name : Mark;
}
