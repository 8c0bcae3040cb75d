using System.Collections.Immutable;
using System.Globalization;

namespace QualityGate.Reports.Graphs;

/// <summary>
/// The titles of classes: without the number of a sense (<c>house finch</c> for <c>house_finch.n.01</c>) where no other class is called
/// so then. Classes of one name get the label behind it that tells them apart, or else the number of their output.
/// </summary>
internal static class ClassTitles
{
    private const string Noun = ".n.";

    /// <summary>Gives classes their titles.</summary>
    public static ImmutableArray<PictureNode> AddTo(ImmutableArray<PictureNode> nodes)
    {
        var titles = nodes.Select(node => new ClassTitle(WithoutSense(node.Name), string.Empty)).ToArray();
        TellApart(titles, i => new ClassTitle(nodes[i].Name, string.Empty));
        TellApart(titles, i => new ClassTitle(nodes[i].Name, $" ({nodes[i].Label})"));
        TellApart(titles, i => new ClassTitle(nodes[i].Name, Number(nodes[i])));
        return [.. nodes.Select((node, i) => node with { Title = titles[i] })];
    }

    /// <summary>Puts the number of its output behind each title that cannot be read as it is drawn, such as a row of boxes.</summary>
    /// <param name="nodes">The classes with their titles.</param>
    /// <param name="isLegible">Whether a title can be drawn with all its letters.</param>
    public static ImmutableArray<PictureNode> Numbered(ImmutableArray<PictureNode> nodes, Predicate<string> isLegible) =>
        [.. nodes.Select(node => isLegible(node.Title.Text) ? node : node with { Title = node.Title with { Tail = Number(node) } })];

    /// <summary>The titles as they are drawn: cut to a width, and told apart where that makes several the same.</summary>
    public static string[] Drawn(ImmutableArray<PictureNode> nodes)
    {
        var titles = nodes.Select(node => node.Title.Fit()).ToArray();
        TellApart(titles, i => nodes[i].Title with { Tail = Number(nodes[i]) }, title => title.Fit());
        return titles;
    }

    private static string Number(PictureNode node) => string.Create(CultureInfo.InvariantCulture, $" (class {node.Output})");

    private static void TellApart(ClassTitle[] titles, Func<int, ClassTitle> other) => TellApart(titles, other, title => title);

    private static void TellApart<T>(T[] titles, Func<int, ClassTitle> other, Func<ClassTitle, T> write)
        where T : notnull
    {
        var repeated = titles.CountBy(title => title).Where(count => count.Value > 1).Select(count => count.Key).ToHashSet();
        for (var i = 0; i < titles.Length; i++)
        {
            titles[i] = repeated.Contains(titles[i]) ? write(other(i)) : titles[i];
        }
    }

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

/// <summary>A class's title.</summary>
/// <param name="Main">The name of the class, which may be cut.</param>
/// <param name="Tail">The addition that tells it from others of the same name, which is never cut; mostly empty.</param>
internal readonly record struct ClassTitle(string Main, string Tail)
{
    /// <summary>The whole title.</summary>
    public string Text => Main + Tail;

    /// <summary>The title as it is drawn: in one line, cut where it is too wide.</summary>
    public string Fit()
    {
        var tail = Tail.Length == 0 ? string.Empty : $" {LabelText.Fit(Tail, LayoutSizes.Font, LayoutSizes.WidestName / 2)}";
        return LabelText.Fit(Main, LayoutSizes.Font, LayoutSizes.WidestName - LabelText.Width(tail, LayoutSizes.Font)) + tail;
    }
}
