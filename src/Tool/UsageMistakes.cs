using System.CommandLine;
using System.CommandLine.Parsing;
using QualityGate.Diagnostics;

namespace QualityGate.Tool;

/// <summary>What is wrong with a command line. A misspelt name is told alone: what follows it is taken for something else, and complained about.</summary>
internal static class UsageMistakes
{
    public static string[] Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        string[] options = [.. Unknown(parsed).Select(option => $"Unrecognized option '{option}'.{Suggestion.For(option, OptionsOf(command))}")];
        return options.Length > 0 ? options
            : command.Subcommands.Count > 0 ? [Missing(command, parsed.UnmatchedTokens)]
            : [.. parsed.Errors.Select(error => error.Message)];
    }

    // Also one that was taken for the file that an argument names.
    private static IEnumerable<string> Unknown(ParseResult parsed) => parsed.CommandResult.Children.OfType<ArgumentResult>()
        .SelectMany(argument => argument.Tokens).Select(token => token.Value).Concat(parsed.UnmatchedTokens)
        .Where(token => token is ['-', _, ..])
        .Select(token => token.Split('=', ':')[0])
        .Distinct();

    private static IEnumerable<string> OptionsOf(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive))).Select(option => option.Name);

    private static string Missing(Command command, IReadOnlyList<string> words)
    {
        var names = command.Subcommands.Select(known => known.Name).ToArray();
        var all = $"the commands are {string.Join(", ", names)}";
        return words is not [var word, ..] ? $"A command is missing; {all}"
            : Suggestion.For(word, names) is { Length: > 0 } suggestion ? $"There is no command '{word}'.{suggestion}"
            : $"There is no command '{word}'; {all}";
    }
}
