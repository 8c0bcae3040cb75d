using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;

namespace QualityGate.Configuration;

/// <summary>
/// The value of <c>thresholds</c> as a quoted text that holds YAML: the metadata of a build's item, which the build hands on as it is. It
/// is a mapping of any form, or the inside of its braces: <c>similarity-depth: { min: 3 }, accuracy: { min: 0.9 }</c>.
/// </summary>
internal static class ThresholdText
{
    /// <summary>
    /// The entry with such a text expanded to the mapping that it stands for; null, and a complaint, where it is no YAML.
    /// </summary>
    public static YamlMapping? TryExpand(YamlMapping entry, List<Diagnostic> diagnostics)
    {
        try
        {
            return entry with
            {
                Items =
                [
                    .. entry.Items.Select(item =>
                        item is ({ Text: EntryKeyNames.Thresholds }, YamlScalar { IsPlain: false } text) ? (item.Key, Expand(text)) : item
                    ),
                ],
            };
        }
        catch (QualityGateException e)
        {
            diagnostics.AddRange(e.Diagnostics);
            return null;
        }
    }

    // Where the text parses as neither, the error about the inside of braces is reported.
    private static YamlNode Expand(YamlScalar text)
    {
        try
        {
            return (Attempt(text) ?? YamlLoader.Load(text.Location.File, $"{{ {text.Text}\n}}")!).At(text.Location);
        }
        catch (QualityGateException e)
        {
            throw new QualityGateException(
                Diagnostic.Error(e.Diagnostics[0].Code, text.Location, $"the thresholds '{text.Text.Trim()}': {e.Diagnostics[0].Message}"),
                e
            );
        }
    }

    private static YamlMapping? Attempt(YamlScalar text)
    {
        try
        {
            return YamlLoader.Load(text.Location.File, text.Text) as YamlMapping;
        }
        catch (QualityGateException)
        {
            return null;
        }
    }
}
