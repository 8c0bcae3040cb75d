using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Text;

namespace QualityGate.Configuration;

/// <summary>The words for what becomes of an inconclusive limit, in thresholds.yml.</summary>
internal static class InconclusiveName
{
    /// <summary>The key: at the top of the file, of an entry, or of a threshold.</summary>
    public const string Key = "inconclusive";

    /// <summary>The consequence where nothing is said.</summary>
    public const Inconclusive Default = Inconclusive.Warning;

    /// <summary>The words.</summary>
    public static IReadOnlyList<string> All { get; } = ["pass", "warning", "error"];

    /// <summary>Reads the key of a mapping; null where it is missing, or where a complaint was made.</summary>
    public static Inconclusive? Read(MappingReader reader)
    {
        if (reader.Text(Key) is not { } text)
        {
            return null;
        }

        Inconclusive? found = text.Text switch
        {
            "pass" => Inconclusive.Pass,
            "warning" => Inconclusive.Warning,
            "error" => Inconclusive.Error,
            _ => null,
        };
        if (found is null)
        {
            reader.Error(
                DiagnosticCodes.UnknownChoice,
                text,
                $"'{Key}' cannot be '{text.Text}'.{Suggestion.For(text.Text, All)} It is one of: {string.Join(", ", All)}."
            );
        }

        return found;
    }
}
