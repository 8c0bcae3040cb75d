namespace QualityGate.Reports.Graphs;

/// <summary>
/// The names of classes as pictures draw them: cut to a width, and without the number of a sense (<c>house finch</c> for
/// <c>house_finch.n.01</c>) where no other class has the same name then.
/// </summary>
internal static class DrawnNames
{
    private const string Noun = ".n.";

    /// <summary>The names of all classes of a graph.</summary>
    public static string[] Of(PictureGraph graph)
    {
        var plain = graph.Nodes.Select(node => WithoutSense(node.Name)).ToArray();
        var repeated = plain.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key);
        var ambiguous = repeated.ToHashSet(StringComparer.Ordinal);
        return [.. graph.Nodes.Select((node, i) => Fit(ambiguous.Contains(plain[i]) ? node.Name : plain[i]))];
    }

    private static string Fit(string name) => LabelText.Fit(name, LayoutSizes.Font, LayoutSizes.WidestName);

    private static string WithoutSense(string name)
    {
        var end = name.Length - Noun.Length - 2;
        var isSense =
            end > 0
            && name.AsSpan(end).StartsWith(Noun, StringComparison.Ordinal)
            && char.IsAsciiDigit(name[^1])
            && char.IsAsciiDigit(name[^2])
            && !name.AsSpan(0, end).ContainsAny('.', ' ');
        return isSense ? name[..end].Replace('_', ' ') : name;
    }
}
