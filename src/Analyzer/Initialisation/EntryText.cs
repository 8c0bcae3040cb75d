using QualityGate.Configuration;
using QualityGate.Configuration.Yaml;
using QualityGate.Files;
using QualityGate.Initialisation.Finding;

namespace QualityGate.Initialisation;

/// <summary>Writes the keys of an entry but its limits, each with its value in YAML: the user's choices, and the files found.</summary>
internal static class EntryText
{
    /// <summary>The keys, in the order in which they are written.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="folder">The folder of the file, to which paths are relative.</param>
    public static IEnumerable<(string Key, string Value)> Keys(DraftEntry entry, string folder)
    {
        string Path(InputPath file) => EntryPath.From(folder, file.FullPath);
        yield return (EntryKeyNames.Name, YamlText.Scalar(entry.Name));
        yield return (EntryKeyNames.Model, YamlText.Scalar(Path(entry.Inputs.Model)));
        foreach (var key in EntryKeys.OfAnalysis())
        {
            if (key.ToYaml(entry.Inputs, Path) is { } value)
            {
                yield return (key.Name, value);
            }
        }
    }
}
