using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Text;

namespace QualityGate.Configuration;

/// <summary>
/// A key of an entry, described once: thresholds.yml, a build's items, command-line options and the arguments of tests are read through
/// it, <c>qualitygate init</c> writes it, and its documentation and the schema are generated from it.
/// </summary>
/// <param name="Name">Its name, such as <c>labels-order</c>; an option has <c>--</c> before it.</param>
/// <param name="Topic">The stop of an analysis that it is about.</param>
/// <param name="Kind">The kind of its value.</param>
/// <param name="Help">The meaning of the value, in a sentence or two.</param>
internal sealed record EntryKey(string Name, EntryTopic Topic, EntryValueKind Kind, string Help)
{
    /// <summary>Gives the value to the inputs of an analysis; null for keys that are not about an analysis.</summary>
    public Func<AnalysisInputs, EntryValue, AnalysisInputs>? Set { get; init; }

    /// <summary>
    /// Writes the value that inputs have as a text, with paths as the function gives them; the text is null where the value is the usual
    /// one. Each key that has <see cref="Set"/> has this, too.
    /// </summary>
    public Func<AnalysisInputs, Func<InputPath, string>, string?>? Write { get; init; }

    /// <summary>The words that a choice allows.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The value that counts where the key is missing, in words; null where there is none.</summary>
    public string? Default { get; init; }

    /// <summary>Whether an entry of thresholds.yml must have the key.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether each model has its own value, which <c>defaults</c> cannot give.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether the value is a kind of test data, of which an entry has one: all such keys exclude each other.</summary>
    public bool IsKindOfTestData { get; init; }

    /// <summary>The key without which this one says nothing, if there is one. It stands before this one among all keys.</summary>
    public EntryCompanion? Requires { get; init; }

    /// <summary>The meaning where two models are compared, each of which may have its own value; null where all have the same.</summary>
    public string? HelpOfEach { get; init; }

    /// <summary>An example of a value, as it stands in thresholds.yml.</summary>
    public required string Example { get; init; }

    /// <summary>The page of the documentation that says more, as a link from docs/thresholds.md; null where the help says all.</summary>
    public string? More { get; init; }

    /// <summary>Gives a value to the inputs of an analysis.</summary>
    /// <exception cref="QualityGateException">The value is no such value (codes QG0xxx).</exception>
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

    /// <summary>The value that inputs have, as it stands in thresholds.yml; null where it is the usual one.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="path">Writes the path of a file.</param>
    public string? ToYaml(AnalysisInputs inputs, Func<InputPath, string> path) =>
        Write?.Invoke(inputs, path) is not { } text ? null
        : Kind is EntryValueKind.Number or EntryValueKind.Images or EntryValueKind.Columns ? text
        : YamlText.Scalar(text);
}
