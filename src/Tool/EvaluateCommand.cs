using System.CommandLine;
using System.CommandLine.Parsing;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies.Reading;
using QualityGate.Reports.Tables;
using QualityGate.TestData.Evaluations;
using QualityGate.TestData.Images;
using QualityGate.TestData.Shards;

namespace QualityGate.Tool;

/// <summary><c>qualitygate evaluate MODEL --labels FILE --images FOLDER</c>: predicts the classes of images, or of a part.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = new Argument<string>("model") { Description = "The model: ONNX." };
        var entry = EntryOptions.Of(EntryTopic.Model, EntryTopic.Labels, EntryTopic.Images, EntryTopic.Hierarchy);
        var shard = new Option<Shard?>("--shard")
        {
            Description = "Predicts one part of the images only, such as 3/16; the gate then reads all parts together.",
            HelpName = "I/N",
            CustomParser = ParseShard,
        };
        var output = new Option<string?>("--output")
        {
            Description = "Writes the predictions to a file; they are kept in obj/qualitygate/images in any case.",
            HelpName = "FILE",
        };
        var command = new Command(
            "evaluate",
            "Runs a model on images and keeps its predictions, for a gate with 'images' or 'predictions'. Exit code 0: done, 2: not."
        )
        {
            model,
        };
        entry.AddTo(command);
        command.Options.Add(shard);
        command.Options.Add(output);
        command.Validators.Add(result =>
        {
            if (result.GetResult(model)?.Tokens is [{ Value: ['-', ..] or "" } option, ..])
            {
                result.AddError($"Unrecognized option '{option}'");
            }

            if (result.Given(output) is [var file] && (string.IsNullOrWhiteSpace(file) || ReportTarget.IsStandardOutputName(file)))
            {
                result.AddError("--output takes the name of a file");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var inputs = entry.Read(parsed, InputPath.FromUser(parsed.GetRequiredValue(model)));
                return Task.FromResult(
                    Run(terminal, inputs, parsed.GetValue(shard) ?? Shard.Whole, parsed.GetValue(output), cancellationToken)
                );
            }
        );
        return command;
    }

    private static Shard? ParseShard(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (Shard.Parse(text) is { } shard)
        {
            return shard;
        }

        argument.AddError($"--shard is a part and the number of parts, such as 3/16 (from 1/16 to 16/16), not '{text}'");
        return null;
    }

    private static int Run(Terminal terminal, AnalysisInputs inputs, Shard shard, string? output, CancellationToken cancellationToken)
    {
        try
        {
            if (inputs.TestData is not ImageTestData images)
            {
                throw new QualityGateException(
                    Diagnostic.Error(
                        DiagnosticCodes.Usage,
                        new SourceLocation("qualitygate"),
                        "--images is missing; name the folder of the images, such as --images \"folder=data/test;preset=imagenet\"."
                    )
                );
            }

            var labels = ModelAnalyzer.ReadLabels(inputs, HierarchyLoader.Load(inputs.Hierarchy, cancellationToken), cancellationToken);
            var run = ToolImages.In(Environment.CurrentDirectory, terminal);
            var evaluated = run.Predictor!.Predict(
                new ImageRequest(inputs.Model, labels, images)
                {
                    CacheFolder = run.CacheFolder,
                    Classifier = inputs.Classifier,
                    Name = inputs.Model.FileName,
                    Shard = shard,
                    Progress = run.Progress,
                },
                cancellationToken
            );
            var part = EvaluatedPart.Read(evaluated.Predictions, labels, cancellationToken);
            if (output is not null)
            {
                ReportFile.Write(output, stream => stream.Write(File.ReadAllBytes(evaluated.Predictions.FullPath)));
            }

            terminal.Print(Lines(part, evaluated, output));
            foreach (var diagnostic in evaluated.Diagnostics)
            {
                terminal.Print(diagnostic);
            }

            string[] corrupt = [.. part.Rows.Where(row => row.Judged is null).Select(row => row.File)];
            if (CorruptImages.Judge(corrupt, part.Mark with { Images = part.Rows.Count }, images.Path.NamedAt) is { } warning)
            {
                terminal.Print(warning);
            }

            return 0;
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

    private static IEnumerable<TextLine> Lines(EvaluatedPart part, EvaluatedImages evaluated, string? output)
    {
        var share = part.Mark.Shard == Shard.Whole ? string.Empty : $" (part {part.Mark.Shard} of {part.Mark.Images})";
        var how = evaluated.IsKept ? "have been predicted by an earlier run" : "are predicted";
        yield return new TextLine($"{part.Rows.Count} images{share} {how}: {output ?? evaluated.Predictions.FullPath}", Tone.Good);
    }
}
