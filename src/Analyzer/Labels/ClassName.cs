using QualityGate.Text;

namespace QualityGate.Labels;

/// <summary>The name of a class in reports: a bare identifier says little to a reader, so its concept's name stands in for it.</summary>
internal static class ClassName
{
    private const int Longest = 40;

    /// <summary>The name in the labels, such as <c>tench</c>; where there is none, the concept's, such as <c>tench.n.01</c>.</summary>
    public static string Of(ClassLabels labels, int index)
    {
        var (label, hierarchy) = (labels[index], labels.Hierarchy);
        return label.Node is { } node && label.Name == hierarchy.IdOf(node) ? hierarchy.NameOf(node) : label.Name;
    }

    /// <summary>The name of the class of an index, cut where it is too long for a line, so that it is no other class's.</summary>
    public static string Short(ClassLabels labels, int index)
    {
        var name = Of(labels, index);
        return DisplayWidth.Of(name) <= Longest
            ? SingleLine.Of(name)
            : Short(Enumerable.Range(0, labels.Count).Select(other => Of(labels, other)))[name];
    }

    /// <summary>Names, cut where they are too long for a table; different ones stay different.</summary>
    /// <param name="names">All names of a report, in a fixed order.</param>
    public static ShortNames Short(IEnumerable<string> names) => ShortNames.Of(names, Longest);
}
