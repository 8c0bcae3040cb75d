using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Text;

namespace QualityGate.Configuration.Yaml;

/// <summary>
/// Takes the values out of a mapping by key and type. Mistakes go into a list, so that one run says all of them:
/// unknown keys, values of the wrong type.
/// </summary>
internal sealed class MappingReader
{
    /// <summary>The number of mistakes in a file after which further ones are not worth saying.</summary>
    public const int MostDiagnostics = 100;

    private readonly Dictionary<string, (YamlScalar Key, YamlNode Value)> items = new(StringComparer.Ordinal);
    private readonly HashSet<string?> misspelt = [];
    private readonly List<Diagnostic> diagnostics;

    /// <summary>Reads a mapping; <paramref name="what"/> names it in messages, <paramref name="keys"/> are those it may have.</summary>
    public MappingReader(YamlMapping mapping, string what, string[] keys, List<Diagnostic> diagnostics)
    {
        this.diagnostics = diagnostics;
        (YamlScalar Key, YamlNode Value)? before = null;
        foreach (var (key, value) in mapping.Items.TakeWhile(_ => diagnostics.Count < MostDiagnostics))
        {
            if (IsDecimalPart(key, value) && before is { Value: YamlScalar { IsPlain: true, Text: var whole } } && IsInteger(whole))
            {
                Error(
                    DiagnosticCodes.WrongType,
                    before.Value.Value,
                    $"'{before.Value.Key.Text}' needs a number, but a comma ends it here, so that this is '{whole}' and a key "
                        + $"'{key.Text}'; write {whole}.{key.Text} with a decimal point."
                );
            }
            else if (keys.Contains(key.Text))
            {
                items.Add(key.Text, (key, value));
            }
            else
            {
                misspelt.Add(Suggestion.Nearest(key.Text, keys));
                Error(
                    DiagnosticCodes.UnknownKey,
                    key,
                    $"{what} has no key '{key.Text}'.{Suggestion.For(key.Text, keys)} " + $"The keys are: {string.Join(", ", keys)}."
                );
            }

            before = (key, value);
        }
    }

    /// <summary>The node of a key, or null.</summary>
    public YamlNode? Node(string key) => items.TryGetValue(key, out var item) ? item.Value : null;

    /// <summary>True when a key is neither there nor misspelt; of the latter, the complaint about the unknown key is enough.</summary>
    public bool IsMissing(string key) => Node(key) is null && !misspelt.Contains(key);

    /// <summary>The place of a key, or null when the mapping does not have it.</summary>
    public SourceLocation? KeyLocation(string key) => items.TryGetValue(key, out var item) ? item.Key.Location : null;

    /// <summary>The text of a key, or null when the key is missing or its value is wrong.</summary>
    public YamlScalar? Text(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlScalar scalar when scalar.Text.Any(char.IsControl):
                Error(
                    DiagnosticCodes.WrongType,
                    scalar,
                    $"'{key}' needs a text of one line, but this one holds a line break or another control character."
                );
                return null;
            case YamlScalar { Text.Length: > 0, IsNothing: false } scalar:
                return scalar;
            case var other:
                Error(DiagnosticCodes.WrongType, other, $"'{key}' needs a text, but this is {other.Kind}.");
                return null;
        }
    }

    /// <summary>The finite number of a key, or null when the key is missing or its value is wrong.</summary>
    public double? Number(string key)
    {
        var node = Node(key);
        if (node is null)
        {
            return null;
        }

        if (
            node is YamlScalar { IsPlain: true } scalar
            && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
        )
        {
            return number;
        }

        var hint = node switch
        {
            YamlScalar { Text: var text } when text.Split(',') is [var whole, var decimals] && IsInteger(whole) && IsDigits(decimals) =>
                $"; write {whole}.{decimals} with a decimal point",
            YamlScalar { Text: var text } when text.Contains(',', StringComparison.Ordinal) => "; write it with a decimal point",
            YamlScalar { Text: [.. var percent, '%'] } when IsDigits(percent) && percent.Length < 4 =>
                $"; write the share, {(int.Parse(percent, CultureInfo.InvariantCulture) / 100.0).ToString(CultureInfo.InvariantCulture)}",
            YamlScalar { IsPlain: false } => " in quotes, which makes it text; write it without quotes",
            _ => string.Empty,
        };
        Error(DiagnosticCodes.WrongType, node, $"'{key}' needs a number, but this is {node.Kind}{hint}.");
        return null;
    }

    /// <summary>The text of a finite number, or null when the key is missing or its value is wrong.</summary>
    public YamlScalar? NumberText(string key) => Number(key) is null ? null : Node(key) as YamlScalar;

    /// <summary>The mapping of a key, or null when the key is missing or its value is wrong.</summary>
    public YamlMapping? Mapping(string key)
    {
        var node = Node(key);
        if (node is not (null or YamlMapping))
        {
            Error(DiagnosticCodes.WrongType, node, $"'{key}' needs a mapping, but this is {node.Kind}.");
        }

        return node as YamlMapping;
    }

    /// <summary>The list of a key, or null when the key is missing or its value is wrong.</summary>
    public YamlList? List(string key)
    {
        var node = Node(key);
        if (node is not (null or YamlList))
        {
            Error(DiagnosticCodes.WrongType, node, $"'{key}' needs a list (items that begin with '- '), but this is {node.Kind}.");
        }

        return node as YamlList;
    }

    /// <summary>True for what follows a decimal comma: { min: 9,1 } is a 9 and a key 1 without a value.</summary>
    public static bool IsDecimalPart(YamlScalar key, YamlNode value) =>
        key.IsPlain && IsDigits(key.Text) && value is YamlScalar { IsPlain: true, Text: "" };

    private static bool IsInteger(string text) => IsDigits(text is ['-' or '+', ..] ? text[1..] : text);

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    /// <summary>Complains about a node.</summary>
    public void Error(string code, YamlNode node, string message) => diagnostics.Add(Diagnostic.Error(code, node.Location, message));
}
