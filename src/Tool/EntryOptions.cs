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
    private readonly ImmutableArray<(EntryKey Key, Option<string[]> Option, bool IsOfEach)> options;

    private EntryOptions(ImmutableArray<(EntryKey Key, Option<string[]> Option, bool IsOfEach)> options) => this.options = options;

    /// <summary>The options of a command about one model.</summary>
    public static EntryOptions Of(params IEnumerable<EntryKey> keys) =>
        new([.. keys.Select(key => (key, Create(key, most: 1, key.Help), false))]);

    /// <summary>The options of a command about two models, of which some may be given for each.</summary>
    /// <param name="keys">The keys; where a description is given, one or two values are taken.</param>
    public static EntryOptions OfTwo(params IEnumerable<(EntryKey Key, string? Description)> keys) =>
        new([
            .. keys.Select(key =>
                (key.Key, Create(key.Key, key.Description is null ? 1 : 2, key.Description ?? key.Key.Help), key.Description is not null)
            ),
        ]);

    /// <summary>Adds the options to a command, and refuses what they do not allow.</summary>
    public void AddTo(Command command)
    {
        foreach (var (_, option, _) in options)
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            foreach (var message in Mistakes(result))
            {
                result.AddError(message);
            }
        });
    }

    /// <summary>The inputs of an analysis that a parsed command line gives.</summary>
    /// <param name="parsed">A command line without mistakes.</param>
    /// <param name="model">The model.</param>
    /// <param name="side">0 for the first of two models, 1 for the second.</param>
    public AnalysisInputs Read(ParseResult parsed, InputPath model, int side = 0)
    {
        var mistakes = new List<Diagnostic>();
        var inputs = EntryReader.Apply(new AnalysisInputs(model), Values(option => parsed.GetValue(option) ?? [], side), mistakes);
        return mistakes.Count == 0 ? inputs : throw new QualityGateException([.. mistakes]);
    }

    private IEnumerable<string> Mistakes(CommandResult result)
    {
        foreach (var (key, option, isOfEach) in options)
        {
            var given = result.Given(option);
            if (given.Any(string.IsNullOrWhiteSpace))
            {
                yield return key.Kind == EntryValueKind.Path ? "A path is empty" : $"The value of {option.Name} is empty";
            }

            if (isOfEach && key.Set is not null && IsTestData(key) && given.Length == 1)
            {
                yield return $"{option.Name} needs two files, that of A and that of B";
            }
        }

        var mistakes = new List<Diagnostic>();
        for (var side = 0; side < 2; side++)
        {
            EntryReader.Apply(
                new AnalysisInputs(InputPath.FromUser("model")),
                Values(result.Given, side).Where(value => !string.IsNullOrWhiteSpace(value.Text)),
                mistakes
            );
        }

        foreach (var message in mistakes.Select(mistake => mistake.Message).Distinct())
        {
            yield return message;
        }
    }

    private static bool IsTestData(EntryKey key) => key == EntryKeys.Predictions || key == EntryKeys.Scores || key == EntryKeys.Confusion;

    private IEnumerable<EntryValue> Values(Func<Option<string[]>, string[]> given, int side)
    {
        foreach (var (key, option, _) in options)
        {
            var values = given(option);
            if (values.Length > 0)
            {
                var place = new SourceLocation("qualitygate");
                yield return new EntryValue(key, option.Name, values[Math.Min(side, values.Length - 1)], place, place, InputPath.FromUser);
            }
        }
    }

    private static Option<string[]> Create(EntryKey key, int most, string description) =>
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
            AllowMultipleArgumentsPerToken = most > 1,
        };
}
