using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using QualityGate.Reports.Formats;
using QualityGate.Reports.Markdown;
using QualityGate.Tool.Pictures;

namespace QualityGate.Tool;

/// <summary>The options of the commands that measure: where their report goes, and in what size.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string?> json = SharedOptions.Json();
    private readonly Option<string?> markdown = SharedOptions.Markdown();
    private readonly Option<bool> explain = new("--explain")
    {
        Description = "Shows what drives the figures: edges, confusions and classes that weigh most.",
    };

    private readonly Option<string[]> report = new("--report")
    {
        Description =
            $"Writes the report in a format ({string.Join(", ", ToolFormats.All.Select(format => format.Name))}) to a file, or "
            + "to standard output with '-'; repeatable.",
        HelpName = "FORMAT=FILE",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<int?> markdownLimit = new("--markdown-limit")
    {
        Description = "Shortens the Markdown to at most this many bytes; what is left out is counted at its end.",
        HelpName = "BYTES",
        CustomParser = ParseLimit,
    };

    private readonly Option<string?> comment = new("--comment")
    {
        Description = string.Create(
            CultureInfo.InvariantCulture,
            $"Writes the Markdown once more to a file, shortened to {MarkdownReport.CommentLimit} bytes, which a pull-request "
                + $"comment holds."
        ),
        HelpName = "FILE",
    };

    private readonly Option<bool> summary = new("--summary")
    {
        Description = "Adds the Markdown to the summary of the run in GitHub Actions and Azure Pipelines; elsewhere it does nothing.",
    };

    private readonly Option<bool> noAnnotations = new("--no-annotations")
    {
        Description = "Prints no annotations in the logs of GitHub Actions and Azure Pipelines.",
    };

    /// <summary>Adds the options to a command whose arguments are files.</summary>
    public void AddTo(Command command, params Argument[] files)
    {
        foreach (var option in new Option[] { report, json, markdown, markdownLimit, comment, summary, explain, noAnnotations })
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

            foreach (var error in result.Given(report).Select(Mistake).OfType<string>())
            {
                result.AddError(error);
            }

            var files = result
                .Given(report)
                .Select(given => ReportArgument.Of(given).File)
                .Concat(result.Given(json))
                .Concat(result.Given(markdown));
            if (files.Count(ReportTarget.IsStandardOutputName) > 1)
            {
                result.AddError("Only one report can go to standard output");
            }

            if (result.Given(comment) is [var file] && (file == "-" || string.IsNullOrWhiteSpace(file)))
            {
                result.AddError("--comment takes the name of a file");
            }
        });
    }

    /// <summary>The formats that are asked for by name.</summary>
    public IEnumerable<ReportFormat> Formats(CommandResult result) =>
        result.Given(report).Select(given => ToolFormats.Find(ReportArgument.Of(given).Format)).OfType<ReportFormat>();

    /// <summary>The reports that the user asked for.</summary>
    public ReportTargets Targets(ParseResult parsed)
    {
        var markdownFile = parsed.GetValue(markdown);
        IEnumerable<ReportTarget> shortened =
            markdownFile is not null && parsed.GetValue(markdownLimit) is { } limit
                ? [new ReportTarget(markdownFile, ReportFormat.Text(result => MarkdownReport.Write(result, limit)))]
                : ReportTarget.Of("markdown", markdownFile);
        IEnumerable<ReportTarget> comments = parsed.GetValue(comment) is { } file
            ? [new ReportTarget(file, ReportFormat.Text(result => MarkdownReport.Write(result, MarkdownReport.CommentLimit)))]
            : [];
        var named = parsed.GetValue(report)?.Select(ReportArgument.Of).SelectMany(given => ReportTarget.Of(given.Format, given.File)) ?? [];
        return new ReportTargets(
            [.. ReportTarget.Of("json", parsed.GetValue(json)), .. shortened, .. comments, .. named],
            parsed.GetValue(explain)
        )
        {
            Annotate = !parsed.GetValue(noAnnotations),
            Summarize = parsed.GetValue(summary),
        };
    }

    private static string? Mistake(string given)
    {
        var asked = ReportArgument.Of(given);
        return asked.Mistake([.. ToolFormats.All.Select(format => format.Name)])
            ?? (
                ToolFormats.Find(asked.Format)!.IsBinary && ReportTarget.IsStandardOutputName(asked.File)
                    ? $"{asked.Format} is no text for standard output; give it a file, such as {asked.Format}=picture.{asked.Format}"
                    : null
            );
    }

    private static int? ParseLimit(ArgumentResult argument)
    {
        if (
            int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            && limit >= MarkdownReport.SmallestLimit
        )
        {
            return limit;
        }

        argument.AddError(
            string.Create(
                CultureInfo.InvariantCulture,
                $"--markdown-limit is a number of bytes, at least {MarkdownReport.SmallestLimit}; it is not '{argument.Tokens[0].Value}'"
            )
        );
        return null;
    }
}
