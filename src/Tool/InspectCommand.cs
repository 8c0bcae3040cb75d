using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Inference;
using QualityGate.Models.Inspection;
using QualityGate.Reports.Terminal;

namespace QualityGate.Tool;

/// <summary><c>qualitygate inspect MODEL</c>: says what a model file holds, and where its class templates are.</summary>
internal static class InspectCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = new Argument<string>("model") { Description = "The model: ONNX, safetensors, .npy or .npz." };
        var entry = EntryOptions.Of(EntryTopic.Model);
        var classes = new Option<int?>("--classes")
        {
            Description = "The number of classes: decides between several layers.",
            HelpName = "N",
            CustomParser = ParseClasses,
        };
        var verify = new Option<bool>("--verify")
        {
            Description =
                "Runs the model in ONNX Runtime: what comes out of the layer must be W*x + b, and arrive at the outputs in the "
                + "order of the templates.",
        };
        var command = new Command(
            "inspect",
            "Shows a model's inputs, outputs, classifier layer and labels. Exit code 0: found (and verified), 2: not."
        )
        {
            model,
        };
        entry.AddTo(command);
        command.Options.Add(classes);
        command.Options.Add(verify);
        command.Validators.Add(result =>
        {
            if (result.GetResult(model)?.Tokens is [{ Value: ['-', ..] or "" } option, ..])
            {
                result.AddError($"Unrecognized option '{option}'");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var inputs = entry.Read(parsed, InputPath.FromUser(parsed.GetRequiredValue(model)));
                var request = new Request(inputs.Model, parsed.GetValue(classes), inputs.Classifier, inputs.MostMemory);
                return Task.FromResult(Run(terminal, request, parsed.GetValue(verify), cancellationToken));
            }
        );
        return command;
    }

    private static int? ParseClasses(ArgumentResult argument)
    {
        if (int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var classes) && classes > 0)
        {
            return classes;
        }

        argument.AddError($"--classes is a number of classes, not '{argument.Tokens[0].Value}'");
        return null;
    }

    private static int Run(Terminal terminal, Request request, bool verify, CancellationToken cancellationToken)
    {
        ModelInspection inspection;
        try
        {
            inspection = ModelInspector.Inspect(request.Path, request.Classes, request.Classifier, request.MostMemory, cancellationToken);
        }
        catch (QualityGateException e)
        {
            terminal.Print(e.Diagnostics[0]);
            return Terminal.NotMeasured;
        }

        var (verification, problem) = verify && inspection.Problem is null ? Verify(terminal, request, cancellationToken) : (null, null);
        terminal.Print(InspectionText.Write(inspection, verification));
        foreach (var diagnostic in new[] { inspection.Problem, problem }.OfType<Diagnostic>())
        {
            terminal.Print(diagnostic);
        }

        return inspection.Problem is null && problem is null or { Severity: Severity.Warning } ? 0 : Terminal.NotMeasured;
    }

    private static (VerificationResult? Result, Diagnostic? Problem) Verify(
        Terminal terminal,
        Request request,
        CancellationToken cancellationToken
    )
    {
        var path = request.Path;
        terminal.Report(path.FileName);
        try
        {
            var result = TemplateVerification.Verify(path, request.Classes, request.Classifier, cancellationToken);
            return (result, Problem(path, result));
        }
        catch (QualityGateException e)
        {
            return (null, e.Diagnostics[0]);
        }
    }

    private static Diagnostic? Problem(InputPath path, VerificationResult result)
    {
        if (!result.Passed)
        {
            var place = result.WrongPlace is { } wrong
                ? $"at place {wrong} (from 0) of output '{result.Output}'"
                : "in the classifier layer";
            return Diagnostic.Error(
                DiagnosticCodes.VerificationFailed,
                path.NamedAt,
                $"what ONNX Runtime computes {place} of '{path.FileName}' is not what its class templates say; they cannot be relied on."
            );
        }

        return result is { Output: not "", Places: 0 }
            ? Diagnostic.Warning(
                DiagnosticCodes.NotVerifiable,
                path.NamedAt,
                $"the scores of the layer are confirmed, but not their order at output '{result.Output}' of '{path.FileName}': "
                    + "no score there changes with one of the layer, or it holds labels. Compare the order with predictions of the model."
            )
            : null;
    }

    private sealed record Request(InputPath Path, int? Classes, string? Classifier, long? MostMemory);
}
