using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using QualityGate.Reports;

namespace QualityGate.Tool;

/// <summary>The options of the commands that measure: where their report goes, and in what size.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string?> json = SharedOptions.Json();
    private readonly Option<string?> markdown = SharedOptions.Markdown();
    private readonly Option<bool> explain = new("--explain") { Description = "Shows what drives the figures: edges, confusions and classes that weigh most." };

    private readonly Option<int?> markdownLimit = new("--markdown-limit")
    {
        Description = "Shortens the Markdown to at most this many bytes; what is left out is counted at its end.",
        HelpName = "BYTES",
        CustomParser = ParseLimit,
    };

    private readonly Option<string?> comment = new("--comment")
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"Writes the Markdown once more to a file, shortened to {MarkdownReport.CommentLimit} bytes, which a pull-request comment holds."),
        HelpName = "FILE",
    };

    private readonly Option<bool> noAnnotations = new("--no-annotations") { Description = "Prints no annotations in the logs of GitHub Actions and Azure Pipelines." };

    /// <summary>Adds the options to a command whose arguments are files.</summary>
    public void AddTo(Command command, params Argument[] files)
    {
        foreach (var option in new Option[] { json, markdown, markdownLimit, comment, explain, noAnnotations })
        {
            command.Options.Add(option);
        }

        SharedOptions.Validate(command, json, markdown, files);
        command.Validators.Add(result =>
        {
            if (result.GetResult(markdownLimit) is not null && result.GetResult(markdown) is null)
            {
                result.AddError("--markdown-limit needs --markdown");
            }

            if (result.Given(comment) is [var file] && (file == "-" || string.IsNullOrWhiteSpace(file)))
            {
                result.AddError("--comment takes the name of a file");
            }
        });
    }

    /// <summary>What the user asked for.</summary>
    public ReportTargets Targets(ParseResult parsed) => new(parsed.GetValue(json), parsed.GetValue(markdown), parsed.GetValue(explain))
    {
        MarkdownLimit = parsed.GetValue(markdownLimit),
        Comment = parsed.GetValue(comment),
        Annotate = !parsed.GetValue(noAnnotations),
    };

    private static int? ParseLimit(ArgumentResult argument)
    {
        if (int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= MarkdownReport.SmallestLimit)
        {
            return limit;
        }

        argument.AddError(string.Create(CultureInfo.InvariantCulture, $"--markdown-limit is a number of bytes, at least {MarkdownReport.SmallestLimit}; it is not '{argument.Tokens[0].Value}'"));
        return null;
    }
}
