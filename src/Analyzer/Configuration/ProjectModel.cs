using System.Collections.Immutable;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;

namespace QualityGate.Configuration;

/// <summary>An entry that stands in a project file instead of thresholds.yml.</summary>
/// <param name="Location">The place that complaints about it point at. Its paths are relative to the folder of that file.</param>
/// <param name="Values">
/// The keys of an entry in thresholds.yml with their values; that of <c>thresholds</c> is YAML in braces, with or without them:
/// <c>similarity-depth: { min: 3 }, accuracy: { min: 0.9 }</c>.
/// </param>
internal sealed record ProjectModel(SourceLocation Location, ImmutableArray<KeyValuePair<string, string>> Values)
{
    /// <summary>The entry as it would stand in thresholds.yml.</summary>
    /// <exception cref="QualityGateException">The thresholds are not YAML (QG0002).</exception>
    internal YamlMapping ToYaml() =>
        new(
            Location,
            [
                .. Values.Select(value =>
                    (
                        new YamlScalar(Location, value.Key, IsPlain: true),
                        value.Key == "thresholds" ? Thresholds(value.Value) : new YamlScalar(Location, value.Value, IsPlain: false)
                    )
                ),
            ]
        );

    // Lines of YAML, or the inside of braces. Text that is neither is complained about as the latter.
    private YamlNode Thresholds(string text)
    {
        try
        {
            return (Attempt(text) ?? YamlLoader.Load(Location.File, $"{{ {text}\n}}")!).At(Location);
        }
        catch (QualityGateException e)
        {
            throw new QualityGateException(
                Diagnostic.Error(e.Diagnostics[0].Code, Location, $"the thresholds '{text.Trim()}': {e.Diagnostics[0].Message}"),
                e
            );
        }
    }

    private YamlMapping? Attempt(string text)
    {
        try
        {
            return YamlLoader.Load(Location.File, text) as YamlMapping;
        }
        catch (QualityGateException)
        {
            return null;
        }
    }
}
