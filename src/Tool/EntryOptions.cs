using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Tool;

/// <summary>The options of a command that are keys of an entry: made from the descriptions of the keys, and read through them.</summary>
internal sealed class EntryOptions
{
    private static readonly SourceLocation Place = new("qualitygate");
    private readonly ImmutableArray<(EntryKey Key, Option<string[]> Option, bool IsOfEach)> options;

    private EntryOptions(ImmutableArray<(EntryKey Key, Option<string[]> Option, bool IsOfEach)> options) => this.options = options;

    /// <summary>The options of a command about one model: the keys of an analysis.</summary>
    /// <param name="topics">The stops of an analysis that the command comes to; all where none is given.</param>
    public static EntryOptions Of(params IEnumerable<EntryTopic> topics) =>
        new([.. EntryKeys.OfAnalysis(topics).Select(key => (key, Create(key, most: 1, key.Help), false))]);

    /// <summary>The options of a command about several models, each of which may have a value of its own for some keys.</summary>
    /// <param name="inOneGo">Whether several values may follow one name of an option; else the option is repeated.</param>
    /// <param name="help">The description of an option that may be given for each model.</param>
    public static EntryOptions OfEach(bool inOneGo, Func<EntryKey, string> help) =>
        new([
            .. EntryKeys
                .OfAnalysis()
                .Select(key =>
                    key.HelpOfEach is null
                        ? (key, Create(key, most: 1, key.Help), false)
                        : (key, Create(key, ArgumentArity.OneOrMore.MaximumNumberOfValues, help(key), inOneGo), true)
                ),
        ]);

    /// <summary>Adds the options to a command, and refuses what they do not allow.</summary>
    /// <param name="command">The command.</param>
    /// <param name="count">The number of models of a command line; null where a pattern stands for some of them.</param>
    public void AddTo(Command command, Func<CommandResult, int?>? count = null)
    {
        foreach (var (_, option, _) in options)
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            foreach (var message in Mistakes(result).Concat(count?.Invoke(result) is { } models ? Miscounted(result.Given, models) : []))
            {
                result.AddError(message);
            }
        });
    }

    /// <summary>The inputs of an analysis that a parsed command line gives.</summary>
    /// <param name="parsed">A command line without mistakes.</param>
    /// <param name="model">The model.</param>
    /// <param name="number">The number of the model among several, counted from 0.</param>
    /// <param name="count">The number of models.</param>
    /// <exception cref="QualityGateException">A value cannot be read, or there are neither one nor as many as models (QG0014).</exception>
    public AnalysisInputs Read(ParseResult parsed, InputPath model, int number = 0, int count = 1)
    {
        string[] Given(Option<string[]> option) => parsed.GetValue(option) ?? [];
        var mistakes = Miscounted(Given, count).Select(message => Diagnostic.Error(DiagnosticCodes.Usage, Place, message)).ToList();
        var inputs = EntryReader.Apply(new AnalysisInputs(model), Values(Given, number, model), mistakes);
        return mistakes.Count == 0 ? inputs : throw new QualityGateException([.. mistakes]);
    }

    private IEnumerable<string> Mistakes(CommandResult result)
    {
        foreach (var (key, option, _) in options)
        {
            var given = result.Given(option);
            if (given.Any(string.IsNullOrWhiteSpace))
            {
                yield return key.Kind == EntryValueKind.Path ? "A path is empty" : $"The value of {option.Name} is empty";
            }
        }

        var mistakes = new List<Diagnostic>();
        var model = InputPath.FromUser("model");
        for (var number = 0; number < options.Max(given => Math.Max(1, result.Given(given.Option).Length)); number++)
        {
            EntryReader.Apply(
                new AnalysisInputs(model),
                Values(result.Given, number, model).Where(value => !string.IsNullOrWhiteSpace(value.Text)),
                mistakes
            );
        }

        foreach (var message in mistakes.Select(mistake => mistake.Message).Distinct())
        {
            yield return message;
        }
    }

    private IEnumerable<string> Miscounted(Func<Option<string[]>, string[]> given, int models) =>
        options
            .Where(known => known.IsOfEach)
            .Select(known => PerModelValues.Mistake(known.Option.Name, known.Key.Topic == EntryTopic.TestData, given(known.Option), models))
            .OfType<string>();

    private IEnumerable<EntryValue> Values(Func<Option<string[]>, string[]> given, int number, InputPath model)
    {
        foreach (var (key, option, isOfEach) in options)
        {
            var values = given(option);
            if (values.Length > 0)
            {
                var value = values[Math.Min(number, values.Length - 1)];
                var text = isOfEach ? PerModelValues.Of(value, model) : value;
                yield return new EntryValue(key, option.Name, text, Place, Place, InputPath.FromUser);
            }
        }
    }

    private static Option<string[]> Create(EntryKey key, int most, string description, bool inOneGo = false) =>
        new($"--{key.Name}")
        {
            Description = key.Choices.IsEmpty ? description : $"{description} {string.Join(", ", key.Choices)}.",
            HelpName = key.Kind switch
            {
                EntryValueKind.Path => "FILE",
                EntryValueKind.ChoiceOrPath => "FILE|NAME",
                EntryValueKind.Number => "MIB",
                EntryValueKind.Images => "FOLDER|KEY=VALUE;...",
                EntryValueKind.Columns => "NAMES",
                _ => "NAME",
            },
            Arity = new ArgumentArity(1, most),
            Required = key.IsRequired,
            CustomParser = argument => [.. argument.Tokens.Select(token => token.Value)],
            AllowMultipleArgumentsPerToken = inOneGo && most > 1,
        };
}
