using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;

namespace QualityGate.Configuration.Reading;

/// <summary>
/// The value of <c>thresholds</c>, or of another key whose values are limits, as a quoted text that holds YAML: the metadata of a build's
/// item, which the build hands on as it is. It is a mapping or a list of any form, or the inside of its braces or brackets:
/// <c>similarity-depth: { min: 3 }, accuracy: { min: 0.9 }</c>.
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
                        item.Value is YamlScalar { IsPlain: false } text && EntryKeyNames.Limits.Contains(item.Key.Text)
                            ? (item.Key, Expand(item.Key.Text, text, diagnostics))
                            : item
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
    private static YamlNode Expand(string key, YamlScalar text, List<Diagnostic> diagnostics)
    {
        var (open, close) = key == EntryKeyNames.Separate ? ('[', ']') : ('{', '}');
        Diagnostic Told(Diagnostic mistake) =>
            Diagnostic.Error(mistake.Code, text.Location, $"the {key} '{text.Text.Trim()}': {mistake.Message}");
        try
        {
            var repeated = new List<Diagnostic>();
            var node = Attempt(key, text, repeated) ?? YamlLoader.Load(text.Location.File, $"{open} {text.Text}\n{close}", repeated)!;
            diagnostics.AddRange(repeated.Select(Told));
            return node.At(text.Location);
        }
        catch (QualityGateException e)
        {
            throw new QualityGateException(Told(e.Diagnostics[0]), e);
        }
    }

    private static YamlNode? Attempt(string key, YamlScalar text, List<Diagnostic> diagnostics)
    {
        try
        {
            var repeated = new List<Diagnostic>();
            YamlNode? node = YamlLoader.Load(text.Location.File, text.Text, repeated) switch
            {
                YamlList list when key == EntryKeyNames.Separate => list,
                YamlMapping mapping when key != EntryKeyNames.Separate => mapping,
                _ => null,
            };
            diagnostics.AddRange(node is null ? [] : repeated);
            return node;
        }
        catch (QualityGateException)
        {
            return null;
        }
    }
}
