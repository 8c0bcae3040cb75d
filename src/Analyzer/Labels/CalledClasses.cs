namespace QualityGate.Labels;

/// <summary>The classes that are called by each text, be it their label, their name in the labels, or their name in reports.</summary>
internal static class CalledClasses
{
    /// <summary>The outputs of the classes of each text; several where a text does not tell classes apart.</summary>
    public static ILookup<string, int> Of(ClassLabels labels) =>
        labels
            .Items.SelectMany(
                (label, output) =>
                    new[] { label.Text, label.Name, ClassName.Of(labels, output) }.Distinct().Select(name => (Name: name, Output: output))
            )
            .ToLookup(item => item.Name, item => item.Output, StringComparer.Ordinal);
}
