using System.CommandLine;
using QualityGate.Analysis;
using QualityGate.Comparison;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Runs.Inputs;

namespace QualityGate.Tool;

/// <summary><c>qualitygate compare A B --labels FILE</c>: what changed from one model to another.</summary>
internal static class CompareCommand
{
    private const double DefaultLevel = 0.95;

    public static Command Create(Terminal terminal)
    {
        var a = new Argument<string>("a") { Description = "The model before: ONNX, safetensors, .npy or .npz." };
        var b = new Argument<string>("b") { Description = "The model after." };
        var more = new Argument<string[]>("more")
        {
            Description = "Further models, each compared with the first; all are ranked.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var entry = EntryOptions.OfEach(inOneGo: true, key => key.HelpOfEach!);
        var confidence = new Option<double>("--confidence")
        {
            Description = "The level of the differences' intervals.",
            HelpName = "LEVEL",
            DefaultValueFactory = _ => DefaultLevel,
            CustomParser = SharedOptions.ParseLevel,
        };
        var noIntervals = new Option<bool>("--no-intervals")
        {
            Description = "Leaves the intervals out, which is quick; then it is not known which differences are chance.",
        };
        var failOn = new Option<string?>("--fail-on")
        {
            Description =
                "Fails with exit code 1 when a metric is worse beyond chance (worse), or has changed at all beyond chance or "
                + "without an interval (changed).",
            HelpName = string.Join('|', FailOn.All.Select(known => known.Word)),
        };
        var reports = new ComparisonOptions();
        var command = new Command(
            "compare",
            "Compares two models of the same classes: metrics, edges, clusters and confusions. Exit code 0: compared, 1: a "
                + "metric changed as --fail-on says, 2: could not be compared."
        )
        {
            a,
            b,
            more,
        };
        entry.AddTo(command, result => 2 + (result.GetResult(more)?.Tokens.Count ?? 0));
        foreach (var option in new Option[] { confidence, noIntervals, failOn })
        {
            command.Options.Add(option);
        }

        reports.AddTo(command, a, b, more);
        command.Validators.Add(result =>
        {
            foreach (var error in FailOnErrors(result.Given(failOn), result.GetResult(noIntervals) is { Implicit: false }))
            {
                result.AddError(error);
            }

            if (result.GetResult(noIntervals) is { Implicit: false } && result.GetResult(confidence) is { Implicit: false })
            {
                result.AddError("--no-intervals and --confidence exclude each other");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
                Task.FromResult(
                    Run(
                        terminal,
                        Inputs(parsed, entry, [parsed.GetRequiredValue(a), parsed.GetRequiredValue(b), .. parsed.GetValue(more) ?? []]),
                        parsed.GetValue(noIntervals) ? null : parsed.GetValue(confidence),
                        parsed.GetValue(failOn) is { } word ? FailOn.Find(word) : null,
                        reports.Targets(parsed),
                        cancellationToken
                    )
                )
        );
        return command;
    }

    private static IEnumerable<string> FailOnErrors(string[] words, bool withoutIntervals)
    {
        if (words is [var word] && FailOn.Find(word) is null)
        {
            yield return FailOn.UnknownWord(word);
        }

        if (withoutIntervals && words is [var given] && FailOn.Find(given) is { NeedsIntervals: true })
        {
            yield return $"--fail-on {given} is about certain changes, of which nothing is known with --no-intervals";
        }
    }

    private static AnalysisInputs[] Inputs(ParseResult parsed, EntryOptions entry, string[] models) =>
        [.. models.Select((model, number) => entry.Read(parsed, InputPath.FromUser(model), number, models.Length))];

    private static int Run(
        Terminal terminal,
        AnalysisInputs[] models,
        double? level,
        FailOn? failOn,
        ComparisonTarget[] reports,
        CancellationToken cancellationToken
    )
    {
        terminal.Report(string.Join(" and ", models.Select(inputs => inputs.Model.FileName)));
        EarlierReports.Remove(reports.Select(report => report.File).Where(file => !ReportTarget.IsStandardOutputName(file)), models);
        var images = ToolImages.In(Environment.CurrentDirectory, terminal);
        models = [.. models.Select(inputs => inputs with { ImageRun = images })];
        try
        {
            var series = models is [var a, var b]
                ? new ComparisonSeries([ComparisonResultOf.Of(ModelComparison.Of(a, b, level, terminal, cancellationToken))])
                : ComparisonSeries.Of(models, level, terminal, cancellationToken);
            return terminal.Print(series.Called([.. models.Select(inputs => inputs.Model)]), failOn, reports);
        }
        catch (QualityGateException e)
        {
            foreach (var diagnostic in e.Diagnostics)
            {
                terminal.Print(diagnostic);
            }

            return Terminal.NotMeasured;
        }
    }
}
