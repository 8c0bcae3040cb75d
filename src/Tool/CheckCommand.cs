using System.CommandLine;
using QualityGate.Configuration;
using QualityGate.Files;
using QualityGate.Runs;

namespace QualityGate.Tool;

/// <summary><c>qualitygate check [thresholds.yml]</c>: gates what the file lists.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string?>("thresholds")
        {
            Description = "The thresholds.yml; without it, the nearest one in this folder or above.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var reports = new ReportOptions();
        var command = new Command(
            "check",
            "Gates the models of a thresholds.yml. Exit code 0: passed, 1: a threshold is violated, 2: could not be measured."
        )
        {
            file,
        };
        reports.AddTo(command, file);
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var targets = reports.Targets(parsed);
                var source = Locate(parsed.GetValue(file));
                var request = new GateRequest(source)
                {
                    Reports = [.. targets.Files],
                    Images = ToolImages.In(Path.GetDirectoryName(source.FullPath)!, terminal),
                };
                return Task.FromResult(terminal.Print(Gate.Check(request, terminal, cancellationToken), targets));
            }
        );
        return command;
    }

    private static InputPath Locate(string? given) =>
        InputPath.FromUser(
            (string.IsNullOrWhiteSpace(given) ? null : given)
                ?? ThresholdsFile.FindNearest(Environment.CurrentDirectory)
                ?? ThresholdsFile.DefaultName
        );
}
