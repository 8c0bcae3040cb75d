using System.CommandLine;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies;
using QualityGate.Labels;

namespace QualityGate.Tool;

/// <summary><c>qualitygate labels FILE</c>: shows the senses that are taken for labels, and pins them.</summary>
internal static class LabelsCommand
{
    private static readonly string[] ModelEndings = [".onnx", ".safetensors", ".npy", ".npz"];

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("labels") { Description = "A labels file, or a model that names its classes itself." };
        var entry = EntryOptions.Of(EntryKeys.Hierarchy);
        var write = new Option<string?>("--write")
        {
            Description = "Writes a labels file with the identifier of each sense, or prints it with '-'. Gates on it have no doubts.",
            HelpName = "FILE|-",
        };
        var command = new Command(
            "labels",
            "Shows which concept each label is taken for, how sure that is, and what else it may mean. Exit code 0: read, 2: not."
        )
        {
            file,
        };
        entry.AddTo(command);
        command.Options.Add(write);
        command.Validators.Add(result =>
        {
            if (result.GetResult(file)?.Tokens is [{ Value: ['-', ..] or "" } option, ..])
            {
                result.AddError($"Unrecognized option '{option}'");
            }

            if (result.Given(write).Any(string.IsNullOrWhiteSpace))
            {
                result.AddError("The path of --write is empty");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var path = InputPath.FromUser(parsed.GetRequiredValue(file));
                var hierarchy = entry.Read(parsed, path).Hierarchy;
                return Task.FromResult(Run(terminal, path, hierarchy, parsed.GetValue(write), cancellationToken));
            }
        );
        return command;
    }

    private static int Run(Terminal terminal, InputPath path, HierarchySource source, string? target, CancellationToken cancellationToken)
    {
        ClassLabels labels;
        try
        {
            var hierarchy = KnownHierarchies.Load(source, cancellationToken);
            labels = ModelEndings.Contains(Path.GetExtension(path.FileName), StringComparer.OrdinalIgnoreCase)
                ? EmbeddedLabels.Read(path, hierarchy, cancellationToken)
                : LabelsFile.Read(path, hierarchy, cancellationToken);
        }
        catch (QualityGateException e)
        {
            foreach (var diagnostic in e.Diagnostics)
            {
                terminal.Print(diagnostic);
            }

            return Terminal.NotMeasured;
        }

        return terminal.Print(labels, target);
    }
}
