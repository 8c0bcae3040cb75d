using System.Text.RegularExpressions;

namespace QualityGate.Reports.Graphs;

/// <summary>
/// The names of classes as pictures draw them: cut to a width, and without the number of a sense (<c>house finch</c> for
/// <c>house_finch.n.01</c>) where no other class has the same name then.
/// </summary>
internal static partial class DrawnNames
{
    /// <summary>The names of all classes of a graph.</summary>
    public static string[] Of(PictureGraph graph)
    {
        var plain = graph.Nodes.Select(node => WithoutSense(node.Name)).ToArray();
        var repeated = plain.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key);
        var ambiguous = repeated.ToHashSet(StringComparer.Ordinal);
        return [.. graph.Nodes.Select((node, i) => Fit(ambiguous.Contains(plain[i]) ? node.Name : plain[i]))];
    }

    /// <summary>A name cut to the width that is drawn.</summary>
    public static string Fit(string name) => LabelText.Fit(name, LayoutSizes.Font, LayoutSizes.WidestName);

    private static string WithoutSense(string name) =>
        Sense().Match(name) is { Success: true } sense ? sense.Groups["word"].Value.Replace('_', ' ') : name;

    [GeneratedRegex(@"^(?<word>[^.\s]+)\.n\.\d{2,3}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Sense();
}
