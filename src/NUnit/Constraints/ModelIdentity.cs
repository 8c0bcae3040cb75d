using QualityGate.Gates;

namespace QualityGate.NUnit;

/// <summary>Tells whether an entry of thresholds.yml is about the model that is asserted on.</summary>
internal static class ModelIdentity
{
    /// <summary>By its name or its file; a model of bytes by what is in the file.</summary>
    public static bool IsOf(GateEntry entry, object? actual) => actual switch
    {
        ModelAnalysis analysis => IsAt(entry, analysis.Classifier.Path.FullPath),
        ModelUnderTest model => IsAt(entry, model.Inputs.Model.FullPath),
        FileInfo file => IsAt(entry, file.FullName),
        byte[] bytes => File.Exists(entry.Inputs.Model.FullPath) && new FileInfo(entry.Inputs.Model.FullPath).Length == bytes.Length
            && File.ReadAllBytes(entry.Inputs.Model.FullPath).AsSpan().SequenceEqual(bytes),
        string text => TestFolder.Find(text) is { } path ? IsAt(entry, path) : entry.Name == text,
        _ => false,
    };

    public static string Describe(object? actual) => actual switch
    {
        ModelAnalysis analysis => $"'{analysis.Classifier.Path.FullPath}'",
        FileInfo file => $"'{file.FullName}'",
        byte[] bytes => $"these {bytes.Length} bytes",
        _ => $"'{actual}'",
    };

    private static bool IsAt(GateEntry entry, string path) => entry.Inputs.Model.FullPath == path;
}
