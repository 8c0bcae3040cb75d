using System.Text.Json;
using QualityGate.Hierarchies;

namespace QualityGate.Reports;

/// <summary>What a class is called in reports: a bare identifier says little to a reader, so its concept's name stands in for it.</summary>
internal static class ClassName
{
    /// <summary>The name in the labels, such as <c>tench</c>; where there is none, the concept's, such as <c>tench.n.01</c>.</summary>
    public static string Of(ClassLabels labels, int index)
    {
        var (label, hierarchy) = (labels[index], labels.Hierarchy);
        return label.Name == hierarchy.IdOf(label.Node) ? hierarchy.NameOf(label.Node) : label.Name;
    }

    /// <summary>Writes a class twice: its label under a member of JSON, and its name under <c>…Name</c>.</summary>
    public static void Write(Utf8JsonWriter json, string member, ClassLabels labels, int index)
    {
        json.WriteString(member, labels[index].Text);
        json.WriteString($"{member}Name", Of(labels, index));
    }
}
