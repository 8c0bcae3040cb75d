using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using QualityGate.Configuration.Reading;
using QualityGate.Files;
using QualityGate.Hierarchies.Reading;
using QualityGate.Results;
using QualityGate.Runs;
using QualityGate.Runs.Inputs;

namespace QualityGate.Tool;

/// <summary><c>qualitygate analyze MODEL… --labels FILE</c>: measures models without demanding anything of them, and ranks them.</summary>
internal static class AnalyzeCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = new Argument<string[]>("model")
        {
            Description =
                "The model, or several: ONNX, safetensors, .npy or .npz; a pattern such as models/*.onnx stands for all that match.",
            Arity = ArgumentArity.OneOrMore,
        };
        var entry = EntryOptions.OfEach(inOneGo: false, key =>
            $"{key.Help} Of several models: repeated, or one name in which {PerModelValues.Name} stands for the model's."
        );
        var reports = new ReportOptions();
        var confidence = SharedOptions.Confidence();
        var command = new Command(
            "analyze",
            "Measures models and prints all metrics; several are ranked. Exit code 0: measured, 2: could not be measured."
        )
        {
            model,
        };
        entry.AddTo(command, result => CountOf(result, model));
        command.Options.Add(confidence);
        reports.AddTo(command, model);
        command.Validators.Add(result =>
        {
            if (result.GetResult(model)?.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)) == true)
            {
                result.AddError("A path is empty");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var models = NamedModels.Of(parsed.GetRequiredValue(model));
                GateEntry[] entries =
                [
                    .. models.Select(
                        (named, number) =>
                            new GateEntry(named.Name, entry.Read(parsed, named.Path, number, models.Length) with { Name = named.Name }, [])
                            {
                                Confidence = parsed.GetValue(confidence),
                            }
                    ),
                ];
                return Task.FromResult(Run(terminal, entries, reports.Targets(parsed), cancellationToken));
            }
        );
        return command;
    }

    private static int Run(Terminal terminal, GateEntry[] entries, ReportTargets targets, CancellationToken cancellationToken)
    {
        var images = ToolImages.In(Environment.CurrentDirectory, terminal);
        var hierarchies = new LoadedHierarchies();
        EarlierReports.Remove(targets.Files, [.. entries.Select(entry => entry.Inputs)]);
        var models = ImmutableArray.CreateBuilder<ModelResult>();
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            terminal.Report(entry.Name);
            models.Add(
                ModelGate.Check(entry with { Inputs = entry.Inputs with { ImageRun = images } }, hierarchies, terminal, cancellationToken)
            );
        }

        return terminal.Print(GateResult.Of(Environment.CurrentDirectory, models.ToImmutable(), []).InRepository(), targets);
    }

    // A pattern stands for as many models as match: they are counted when they are found.
    private static int? CountOf(CommandResult result, Argument<string[]> model)
    {
        string[] paths = [.. result.GetResult(model)?.Tokens.Select(token => token.Value) ?? []];
        return paths.Any(path => FilePattern.IsPattern(path) || string.IsNullOrWhiteSpace(path))
            ? null
            : paths.Distinct(StringComparer.Ordinal).Count();
    }
}
