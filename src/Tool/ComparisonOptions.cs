using System.CommandLine;
using QualityGate.Reports.Comparisons;

namespace QualityGate.Tool;

/// <summary>The options that say where a comparison goes.</summary>
internal sealed class ComparisonOptions
{
    private static readonly string[] Formats = [.. ComparisonFormat.All.Select(format => format.Name)];

    private readonly Option<string?> json = SharedOptions.Json();
    private readonly Option<string?> markdown = SharedOptions.Markdown();
    private readonly Option<string[]> report = new("--report")
    {
        Description =
            $"Writes the comparison in a format ({string.Join(", ", Formats)}) to a file, or to standard output with '-'; repeatable.",
        HelpName = "FORMAT=FILE",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Adds the options to a command whose arguments are files.</summary>
    public void AddTo(Command command, params Argument[] files)
    {
        foreach (var option in new Option[] { report, json, markdown })
        {
            command.Options.Add(option);
        }

        SharedOptions.Validate(command, json, markdown, files);
        command.Validators.Add(result =>
        {
            var given = result.Given(report).Select(ReportArgument.Of).ToArray();
            foreach (var error in given.Select(argument => argument.Mistake(Formats)).OfType<string>())
            {
                result.AddError(error);
            }

            var named = given.Select(argument => argument.File).Concat(result.Given(json)).Concat(result.Given(markdown));
            if (given.Length > 0 && named.Count(ReportTarget.IsStandardOutputName) > 1)
            {
                result.AddError("Only one report can go to standard output");
            }
        });
    }

    /// <summary>The reports that the user asked for.</summary>
    public ComparisonTarget[] Targets(ParseResult parsed) =>
        [
            .. ComparisonTarget.Of("json", parsed.GetValue(json)),
            .. ComparisonTarget.Of("markdown", parsed.GetValue(markdown)),
            .. (parsed.GetValue(report) ?? []).Select(ReportArgument.Of).SelectMany(given => ComparisonTarget.Of(given.Format, given.File)),
        ];
}
