using QualityGate.Hierarchies;

namespace QualityGate.Reports;

/// <summary>The name of a class in reports: a bare identifier says little to a reader, so its concept's name stands in for it.</summary>
internal static class ClassName
{
    /// <summary>The name in the labels, such as <c>tench</c>; where there is none, the concept's, such as <c>tench.n.01</c>.</summary>
    public static string Of(ClassLabels labels, int index)
    {
        var (label, hierarchy) = (labels[index], labels.Hierarchy);
        return label.Name == hierarchy.IdOf(label.Node) ? hierarchy.NameOf(label.Node) : label.Name;
    }
}
