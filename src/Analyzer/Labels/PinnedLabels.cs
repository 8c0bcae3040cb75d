using System.Text;
using QualityGate.Text;

namespace QualityGate.Labels;

/// <summary>Labels as a file in which each class has the identifier of its concept, so that nothing is left to choose.</summary>
internal static class PinnedLabels
{
    private const int LongestName = 200;

    /// <summary>A line per class: the identifier, a tab, and the name.</summary>
    public static string Write(ClassLabels labels)
    {
        var text = new StringBuilder();
        for (var i = 0; i < labels.Count; i++)
        {
            var identifier = labels[i].Node is { } node ? labels.Hierarchy.IdOf(node) : labels[i].Text;
            text.Append(identifier).Append('\t').Append(Name(labels, i)).Append('\n');
        }

        return text.ToString();
    }

    // A name that is another concept's identifier would make two labels of the line.
    private static string Name(ClassLabels labels, int index)
    {
        var (name, hierarchy) = (SingleLine.Of(ClassName.Of(labels, index), LongestName).Trim(), labels.Hierarchy);
        var holdsIdentifier = name.Split([' ', ',', ';', ':']).Any(word => hierarchy.Find(word) is not null);
        return (holdsIdentifier || name.Length == 0) && labels[index].Node is { } node ? hierarchy.NameOf(node) : name;
    }
}
