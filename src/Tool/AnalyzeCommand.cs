using System.CommandLine;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Files;
using QualityGate.Hierarchies;
using QualityGate.Results;
using QualityGate.Runs;

namespace QualityGate.Tool;

/// <summary><c>qualitygate analyze MODEL --labels FILE</c>: measures a model without demanding anything of it.</summary>
internal static class AnalyzeCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = new Argument<string>("model") { Description = "The model: ONNX, safetensors, .npy or .npz." };
        var entry = EntryOptions.Of(
            EntryKeys.Labels,
            EntryKeys.LabelsOrder,
            EntryKeys.Predictions,
            EntryKeys.Columns,
            EntryKeys.Scores,
            EntryKeys.Confusion,
            EntryKeys.Images,
            EntryKeys.Orientation,
            EntryKeys.Hierarchy,
            EntryKeys.Clustering,
            EntryKeys.Classifier,
            EntryKeys.MaxMemory
        );
        var reports = new ReportOptions();
        var confidence = SharedOptions.Confidence();
        var command = new Command("analyze", "Measures a model and prints all metrics. Exit code 0: measured, 2: could not be measured.")
        {
            model,
        };
        entry.AddTo(command);
        command.Options.Add(confidence);
        reports.AddTo(command, model);
        command.Validators.Add(result =>
        {
            if (result.GetResult(model)?.Tokens is [{ Value: var path }] && string.IsNullOrWhiteSpace(path))
            {
                result.AddError("A path is empty");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var inputs = entry.Read(parsed, InputPath.FromUser(parsed.GetRequiredValue(model)));
                return Task.FromResult(Run(terminal, inputs, parsed.GetValue(confidence), reports.Targets(parsed), cancellationToken));
            }
        );
        return command;
    }

    private static int Run(
        Terminal terminal,
        AnalysisInputs inputs,
        double? confidence,
        ReportTargets targets,
        CancellationToken cancellationToken
    )
    {
        terminal.Report(inputs.Model.FileName);
        inputs = inputs with { ImageRun = ToolImages.In(Environment.CurrentDirectory, terminal) };
        var entry = new GateEntry(inputs.Model.FileName, inputs, []) { Confidence = confidence };
        EarlierReports.Remove(targets.Files, [entry.Inputs]);
        var model = Gate.Check(entry, new LoadedHierarchies(), terminal, cancellationToken);
        return terminal.Print(GateResult.Of(Environment.CurrentDirectory, [model], []), targets);
    }
}
