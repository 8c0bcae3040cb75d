using System.Text.RegularExpressions;

namespace QualityGate.Configuration.Yaml;

/// <summary>Texts as YAML, in quotes where they need them.</summary>
internal static partial class YamlText
{
    /// <summary>Writes a scalar of one line.</summary>
    public static string Scalar(string text) =>
        Plain.IsMatch(text) && !Other.IsMatch(text)
            ? text
            : "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    /// <summary>Writes a mapping in braces; items without a value are left out.</summary>
    public static string Mapping(IEnumerable<(string Key, string? Value)> items) =>
        $"{{ {string.Join(", ", items.Where(item => item.Value is not null).Select(item => $"{item.Key}: {item.Value}"))} }}";

    // Letters of any script, and signs that mean nothing in YAML.
    [GeneratedRegex(
        @"^[\p{L}_./][\p{L}\p{M}\p{N}_./+-]*( [\p{L}\p{M}\p{N}_./+-]+)*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Plain { get; }

    // Words that YAML takes for something else than a text.
    [GeneratedRegex(
        @"^(true|false|yes|no|on|off|null|y|n|\.inf|\.nan|\.\d.*|\.{3})$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Other { get; }
}
