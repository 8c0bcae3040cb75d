using System.CommandLine;
using System.CommandLine.Parsing;
using QualityGate.Text;

namespace QualityGate.Tool;

/// <summary>Describes what is wrong with a command line. A misspelt name is reported alone: the parser misreads what follows it.</summary>
internal static class UsageMistakes
{
    // Formats that people ask for by an option of that name.
    private static readonly string[] Formats = ["html", "junit", "sarif", "xml", "csv", "svg", "pdf", "yaml", "text", "report", "output"];

    /// <summary>The mistakes of a command line; none where it can be run.</summary>
    public static string[] Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        string[] options = [.. Unknown(parsed).Select(option => Unrecognized(option, command))];
        return options.Length > 0 ? options
            : parsed.Errors.Count == 0 ? []
            : command.Subcommands.Count > 0 ? [Missing(command, parsed.UnmatchedTokens)]
            : [.. parsed.Errors.Select(error => error.Message)];
    }

    // Also one that was taken for the file that an argument names, or for a further value of an option that takes several.
    // A command line without other mistakes may name a file '-a.onnx' behind '--'.
    private static IEnumerable<string> Unknown(ParseResult parsed) =>
        parsed
            .CommandResult.Children.Where(child =>
                child is OptionResult { Option.AllowMultipleArgumentsPerToken: true }
                || (child is ArgumentResult && parsed.Errors.Count > 0)
            )
            .SelectMany(child => child.Tokens)
            .Select(token => token.Value)
            .Concat(parsed.Errors.Count > 0 ? parsed.UnmatchedTokens : [])
            .Where(token => token is ['-', _, ..])
            .Select(token => token.Split('=', ':')[0])
            .Distinct();

    private static string Unrecognized(string option, Command command)
    {
        string[] known = [.. OptionsOf(command)];
        var advice =
            Suggestion.For(option, known) is { Length: > 0 } suggestion ? $".{suggestion}"
            : command.Subcommands.Count > 0 ? $" in front of a command; {All(command)}"
            : known.Contains("--json") && Suggestion.For(option, Formats).Length > 0
                ? known.Contains("--report")
                        ? "; reports are written with --json FILE, --markdown FILE and --report FORMAT=FILE, such as html=report.html"
                    : "; reports are written with --json FILE and --markdown FILE"
            : $"; the options are {string.Join(", ", known)}";
        return $"Unrecognized option '{option}'{advice}";
    }

    private static IEnumerable<string> OptionsOf(Command command) =>
        command
            .Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)))
            .Select(option => option.Name);

    private static string Missing(Command command, IReadOnlyList<string> words)
    {
        string[] known = [.. command.Subcommands.Select(subcommand => subcommand.Name), .. OptionsOf(command)];
        return words is not [var word, ..] ? $"A command is missing; {All(command)}"
            : Suggestion.For(word, known) is { Length: > 0 } suggestion ? $"There is no command '{word}'.{suggestion}"
            : $"There is no command '{word}'; {All(command)}";
    }

    private static string All(Command command) => $"the commands are {string.Join(", ", command.Subcommands.Select(known => known.Name))}";
}
