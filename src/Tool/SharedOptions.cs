using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using QualityGate.Clustering;
using QualityGate.Diagnostics;
using QualityGate.Evaluation;
using QualityGate.Models;
using QualityGate.Uncertainty;

namespace QualityGate.Tool;

/// <summary>The options that several commands share.</summary>
internal static class SharedOptions
{
    private static string ClusteringNames => string.Join(", ", Clusterings.All.Select(algorithm => algorithm.Name));

    private static string ConfidenceRange =>
        string.Create(CultureInfo.InvariantCulture, $"--confidence is a share from {ConfidenceLevel.Least} to {ConfidenceLevel.Most}");

    public static string UnknownClustering(string? name) => $"there is no clustering '{name}'."
        + $"{Suggestion.For(name ?? string.Empty, Clusterings.All.Select(algorithm => algorithm.Name))} It is one of: {ClusteringNames}";

    public static Option<string> Clustering() => new("--clustering")
    {
        Description = $"How the classes are partitioned: {ClusteringNames}.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Clusterings.Default.Name,
    };

    public static Option<string?> Json() => new("--json") { Description = "Writes the report as JSON to a file, or to standard output with '-'.", HelpName = "FILE|-" };

    public static Option<string?> Classifier() => new("--classifier")
    {
        Description = "The name of an output, of weights or of an array that tells the classifier layer, where the file leaves a choice.",
        HelpName = "NAME",
    };

    public static Option<long?> MaxMemory() => new("--max-memory")
    {
        Description = "The MiB of memory that the classifier's weights may take, where that is more than usual.",
        HelpName = "MIB",
        CustomParser = argument =>
        {
            if (double.TryParse(argument.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var mebibytes) && MemoryCeiling.Bytes(mebibytes) is { } bytes)
            {
                return bytes;
            }

            argument.AddError(MemoryCeiling.Expected("--max-memory").TrimEnd('.'));
            return null;
        },
    };

    public static Option<string?> LabelsOrder()
    {
        var option = new Option<string?>("--labels-order")
        {
            Description = "Whose order of the classes counts where the model names them, too, and the labels file has another order: file or model.",
            HelpName = "file|model",
        };
        option.AcceptOnlyFromAmong([.. LabelsOrderName.All]);
        return option;
    }

    /// <summary>Refuses a misspelt option that would be taken for a file, and two reports on standard output.</summary>
    public static void Validate(Command command, Option<string?> json, Option<string?> markdown, params Argument[] files) => command.Validators.Add(result =>
    {
        foreach (var file in files)
        {
            if (result.GetResult(file)?.Tokens is [{ Value: ['-', ..] option }, ..])
            {
                result.AddError($"Unrecognized option '{option}'");
            }
        }

        var (jsonPaths, markdownPaths) = (result.Given(json), result.Given(markdown));
        if (jsonPaths.Concat(markdownPaths).Any(string.IsNullOrWhiteSpace))
        {
            result.AddError("The path of a report is empty");
        }

        if (jsonPaths is [var one] && markdownPaths is [var other] && ReportTarget.IsStandardOutputName(one) && ReportTarget.IsStandardOutputName(other))
        {
            result.AddError("Only one of --json and --markdown can go to standard output");
        }
    });

    public static Option<double?> Confidence() => new("--confidence")
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

    public static Option<string?> Orientation()
    {
        var option = new Option<string?>("--orientation")
        {
            Description = "What the rows of the confusion matrix are: true-rows or predicted-rows. Where it isn't given, the file must leave no doubt that they are true classes.",
            HelpName = "NAME",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && OrientationName.Find(name) is null)
            {
                result.AddError(OrientationName.Unknown("--orientation", name));
            }
        });
        return option;
    }

    /// <summary>Refuses an orientation of nothing.</summary>
    public static void ValidateOrientation(Command command, Option orientation, Option confusion) => command.Validators.Add(result =>
    {
        if (result.Given(orientation).Length > 0 && result.Given(confusion).Length == 0)
        {
            result.AddError("--orientation needs --confusion");
        }
    });

    public static Option<string?> Markdown() => new("--markdown") { Description = "Writes the report as Markdown to a file, or to standard output with '-'.", HelpName = "FILE|-" };
}
