using System.CommandLine;
using QualityGate.Configuration;
using QualityGate.Files;
using QualityGate.Runs;

namespace QualityGate.Tool;

/// <summary><c>qualitygate check [thresholds.yml …]</c>: gates what the files list.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string[]>("thresholds")
        {
            Description = "The thresholds.yml, one or several; without any, the nearest one in this folder or above.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var reports = new ReportOptions();
        var command = new Command(
            "check",
            "Gates the models of a thresholds.yml, or of several. Exit code 0: passed, 1: violated, 2: could not be measured."
        )
        {
            file,
        };
        reports.AddTo(command, file);
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var targets = reports.Targets(parsed);
                InputPath[] sources = [.. Locate(parsed.GetValue(file) ?? [])];
                var source = sources[0];
                var request = new GateRequest(source)
                {
                    Others = [.. sources.Skip(1)],
                    Reports = [.. targets.Files],
                    Images = ToolImages.In(Path.GetDirectoryName(source.FullPath)!, terminal),
                };
                return Task.FromResult(terminal.Print(Gate.Check(request, terminal, cancellationToken), targets));
            }
        );
        return command;
    }

    private static IEnumerable<InputPath> Locate(string[] given) =>
        given.Where(path => !string.IsNullOrWhiteSpace(path)).ToArray() is { Length: > 0 } named
            ? named.Select(InputPath.FromUser)
            : [InputPath.FromUser(ThresholdsFile.FindNearest(Environment.CurrentDirectory) ?? ThresholdsFile.DefaultName)];
}
