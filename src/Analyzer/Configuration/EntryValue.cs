using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Configuration;

/// <summary>A value that a user gave for a key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Called">The key as messages name it: <c>'labels'</c> in a file, <c>--labels</c> on a command line.</param>
/// <param name="Text">The value.</param>
/// <param name="Place">The place of the value.</param>
/// <param name="KeyPlace">The place of the key.</param>
/// <param name="Resolve">Finds the file that a path stands for.</param>
internal sealed record EntryValue(
    EntryKey Key,
    string Called,
    string Text,
    SourceLocation Place,
    SourceLocation KeyPlace,
    Func<string, InputPath> Resolve
)
{
    /// <summary>The value where it is a mapping; its text is then empty.</summary>
    public YamlMapping? Mapping { get; init; }

    /// <summary>
    /// Finds the file that a path in some place stands for, where parts of the value may stand in several files; null where it is one text.
    /// </summary>
    public Func<string, SourceLocation, InputPath>? ResolveAt { get; init; }

    /// <summary>The file that a part of the value stands for.</summary>
    public InputPath PathAt(string text, SourceLocation place) =>
        ResolveAt is { } resolve ? resolve(text, place) : Resolve(text) with { NamedAt = place };

    /// <summary>The file that the value stands for.</summary>
    public InputPath Path => Resolve(Text);

    /// <summary>The name of another key, as messages give it here.</summary>
    public string Call(string key) => Called.Replace(Key.Name, key, StringComparison.Ordinal);

    /// <summary>A complaint about the value.</summary>
    public QualityGateException Refuse(string code, string message) => new(Diagnostic.Error(code, Place, message));

    /// <summary>A complaint about the key's being there.</summary>
    public QualityGateException RefuseKey(string message) => new(Diagnostic.Error(DiagnosticCodes.ConflictingKeys, KeyPlace, message));
}
