using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Text;

namespace QualityGate.Configuration;

/// <summary>The kinds of values that keys of an entry take.</summary>
internal enum EntryValueKind
{
    /// <summary>Any text of one line.</summary>
    Text,

    /// <summary>The path of a file.</summary>
    Path,

    /// <summary>A path, or a pattern that stands for several.</summary>
    Pattern,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>One of a few words, or else the path of a file.</summary>
    ChoiceOrPath,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Images and how they become the model's input: a mapping, or a text of the same keys.</summary>
    Images,

    /// <summary>Names of columns by what they hold.</summary>
    Columns,

    /// <summary>The limits on metrics.</summary>
    Thresholds,

    /// <summary>The limits on metrics of each class.</summary>
    ClassLimits,

    /// <summary>The limits on metrics of the classes below each concept.</summary>
    SuperclassLimits,

    /// <summary>A list of groups of classes that must hardly ever be taken for others.</summary>
    Separations,
}

/// <summary>
/// A key of an entry, described once: thresholds.yml, command-line options and the arguments of tests are read through it, and its
/// documentation and the schema are generated from it.
/// </summary>
/// <param name="Name">Its name, such as <c>labels-order</c>; an option has <c>--</c> before it.</param>
/// <param name="Kind">The kind of its value.</param>
/// <param name="Help">The meaning of the value, in a sentence or two.</param>
/// <param name="Set">Gives the value to the inputs of an analysis; null for keys that are not about an analysis.</param>
internal sealed record EntryKey(string Name, EntryValueKind Kind, string Help, Func<AnalysisInputs, EntryValue, AnalysisInputs>? Set = null)
{
    /// <summary>The words that a choice allows.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The value that counts where the key is missing, in words; null where there is none.</summary>
    public string? Default { get; init; }

    /// <summary>Whether an entry of thresholds.yml must have the key.</summary>
    public bool IsRequired { get; init; }

    /// <summary>An example of a value, as it stands in thresholds.yml.</summary>
    public required string Example { get; init; }

    /// <summary>The page of the documentation that says more, as a link from docs/thresholds.md; null where the help says all.</summary>
    public string? More { get; init; }

    /// <summary>Gives a value to the inputs of an analysis.</summary>
    /// <exception cref="QualityGateException">The value is no such value (codes QG0xxx), or the key does not go with others.</exception>
    public AnalysisInputs Apply(AnalysisInputs inputs, EntryValue value)
    {
        if (Kind == EntryValueKind.Choice && !Choices.Contains(value.Text))
        {
            throw value.Refuse(
                DiagnosticCodes.UnknownChoice,
                $"{value.Called} cannot be '{value.Text}'.{Suggestion.For(value.Text, Choices)} It is one of: {string.Join(", ", Choices)}."
            );
        }

        return Set is null ? inputs : Set(inputs, value);
    }
}

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
