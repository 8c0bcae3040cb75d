using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Tool;

/// <summary>The options that several commands share.</summary>
internal static class SharedOptions
{
    private static string ConfidenceRange =>
        string.Create(CultureInfo.InvariantCulture, $"--confidence is a share from {ConfidenceLevel.Least} to {ConfidenceLevel.Most}");

    public static Option<string?> Json() =>
        new("--json") { Description = "Writes the report as JSON to a file, or to standard output with '-'.", HelpName = "FILE|-" };

    /// <summary>Refuses a misspelt option that would be taken for a file, and two reports on standard output.</summary>
    public static void Validate(Command command, Option<string?> json, Option<string?> markdown, params Argument[] files)
    {
        RefuseOptions(command, files);
        command.Validators.Add(result =>
        {
            var (jsonPaths, markdownPaths) = (result.Given(json), result.Given(markdown));
            if (jsonPaths.Concat(markdownPaths).Any(string.IsNullOrWhiteSpace))
            {
                result.AddError("The path of a report is empty");
            }

            if (
                jsonPaths is [var one]
                && markdownPaths is [var other]
                && ReportTarget.IsStandardOutputName(one)
                && ReportTarget.IsStandardOutputName(other)
            )
            {
                result.AddError("Only one of --json and --markdown can go to standard output");
            }
        });
    }

    /// <summary>Refuses a misspelt option that would be taken for a file.</summary>
    public static void RefuseOptions(Command command, params Argument[] files) =>
        command.Validators.Add(result =>
        {
            foreach (var file in files)
            {
                if (result.GetResult(file)?.Tokens.FirstOrDefault(token => token.Value is ['-', ..]) is { Value: var option })
                {
                    result.AddError($"Unrecognized option '{option}'");
                }
            }
        });

    public static Option<double?> Confidence() =>
        new("--confidence")
        {
            Description = "Computes the interval of every metric that has one at this level, e.g. 0.95. Takes a while for many classes.",
            HelpName = "LEVEL",
            CustomParser = argument => ParseLevel(argument),
        };

    /// <summary>Reads a confidence level; 0 and a complaint where it is none.</summary>
    public static double ParseLevel(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var level) && ConfidenceLevel.Contains(level))
        {
            return level;
        }

        var percent = level is > 1 and < 100 ? string.Create(CultureInfo.InvariantCulture, $". Did you mean {level / 100}?") : string.Empty;
        argument.AddError($"{ConfidenceRange}, not '{text}'{percent}");
        return 0;
    }

    public static Option<string?> Markdown() =>
        new("--markdown") { Description = "Writes the report as Markdown to a file, or to standard output with '-'.", HelpName = "FILE|-" };
}
