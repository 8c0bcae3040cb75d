using System.CommandLine;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies;
using QualityGate.Hierarchies.Reading;
using QualityGate.Labels;
using QualityGate.Labels.Reading;

namespace QualityGate.Tool;

/// <summary><c>qualitygate labels FILE</c>: shows the senses that are taken for labels, and pins them.</summary>
internal static class LabelsCommand
{
    private static readonly string[] ModelEndings = [".onnx", ".safetensors", ".npy", ".npz"];

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("labels") { Description = "A labels file, or a model that names its classes itself." };
        var entry = EntryOptions.Of(EntryTopic.Hierarchy);
        var write = new Option<string?>("--write")
        {
            Description =
                "Writes a labels file with the identifier of each sense, or prints it with '-'. Gates on it have no doubts. "
                + "A file with other content is not overwritten.",
            HelpName = "FILE|-",
        };
        var all = new Option<bool>("--all")
        {
            Description = "Shows every sense of each name with its definition, and not only those of unsure ones.",
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
        command.Options.Add(all);
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
                return Task.FromResult(
                    Read(terminal, path, hierarchy, cancellationToken) is { } labels
                        ? terminal.Print(labels, parsed.GetValue(write), parsed.GetValue(all))
                        : Terminal.NotMeasured
                );
            }
        );
        return command;
    }

    // Null where they cannot be read, which has been said then.
    private static ClassLabels? Read(Terminal terminal, InputPath path, HierarchySource source, CancellationToken cancellationToken)
    {
        try
        {
            var hierarchy = HierarchyLoader.Load(source, cancellationToken);
            return ModelEndings.Contains(Path.GetExtension(path.FileName), StringComparer.OrdinalIgnoreCase)
                ? EmbeddedLabels.Read(path, hierarchy, cancellationToken)
                : LabelsFile.Read(path, hierarchy, cancellationToken);
        }
        catch (QualityGateException e)
        {
            foreach (var diagnostic in e.Diagnostics)
            {
                terminal.Print(diagnostic);
            }

            return null;
        }
    }
}
