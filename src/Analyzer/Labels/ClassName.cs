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

    /// <summary>The name of the class of an index, cut where it is too long for a table.</summary>
    public static string Short(ClassLabels labels, int index) => Short(Of(labels, index));

    /// <summary>A class's name, cut where it is too long for a table.</summary>
    public static string Short(string name) => SingleLine.Of(name, Longest);
}
