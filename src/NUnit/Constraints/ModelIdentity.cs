using QualityGate.Analysis;
using QualityGate.Configuration.Reading;
using QualityGate.Files;

namespace QualityGate.NUnit;

/// <summary>Tells which entries of thresholds.yml are about the model that is asserted on.</summary>
internal static class ModelIdentity
{
    /// <summary>The entries of a file: those that name it, else those that name one with the same bytes.</summary>
    public static IReadOnlyList<GateEntry> EntriesOf(GateDefinition? definition, InputPath model)
    {
        var entries = definition?.Entries ?? [];
        GateEntry[] named = [.. entries.Where(entry => entry.Inputs.Model.FullPath == model.FullPath)];
        return named.Length > 0 ? named : [.. entries.Where(entry => model.HasSameContentAs(entry.Inputs.Model))];
    }

    /// <summary>The entries of what is asserted on; a text is a file where there is one, and a name elsewhere.</summary>
    public static IReadOnlyList<GateEntry> EntriesOf(GateDefinition definition, object? actual) =>
        actual switch
        {
            ModelAnalysis analysis => EntriesOf(definition, analysis.Classifier.Path),
            ModelUnderTest { Name: { } name } => Named(definition, name),
            ModelUnderTest model => EntriesOf(definition, model.Inputs.Model),
            FileInfo file => EntriesOf(definition, InputPath.FromUser(TestFolder.Current.PathOf(file))),
            byte[] bytes => EntriesOf(definition, InputPath.FromBytes(bytes)),
            string text when TestFolder.Current.Find(text) is { } path => EntriesOf(definition, InputPath.FromUser(path)),
            string text => Named(definition, text),
            _ => [],
        };

    /// <summary>The model that is asserted on, for a message.</summary>
    public static string Describe(object? actual) =>
        actual switch
        {
            ModelAnalysis analysis => $"'{analysis.Classifier.Path.FullPath}'",
            FileInfo file => $"'{file.FullName}'",
            byte[] bytes => $"these {bytes.Length} bytes",
            _ => $"'{actual}'",
        };

    /// <summary>The name that is asserted on, or what may be meant for one.</summary>
    public static string? NameOf(object? actual) => actual is ModelUnderTest { Name: { } name } ? name : actual as string;

    private static GateEntry[] Named(GateDefinition definition, string name) => [.. definition.Entries.Where(entry => entry.Name == name)];
}
