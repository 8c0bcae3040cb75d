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
        var file = Thresholds();
        var baseline = new Option<string?>("--baseline")
        {
            Description =
                "Compares with this baseline, report.json or old model, in place of what thresholds.yml names; 'git:REF' as well.",
            HelpName = "FILE|git:REF",
        };
        var reports = new ReportOptions();
        var command = new Command(
            "check",
            "Gates the models of a thresholds.yml. Exit code 0: passed, 1: a threshold is violated, 2: could not be measured."
        )
        {
            file,
            baseline,
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
                    Baseline = string.IsNullOrWhiteSpace(parsed.GetValue(baseline))
                        ? null
                        : BaselineCommand.OfUser(parsed.GetValue(baseline)!),
                    Images = ToolImages.In(Path.GetDirectoryName(source.FullPath)!, terminal),
                };
                return Task.FromResult(terminal.Print(Gate.Check(request, terminal, cancellationToken), targets));
            }
        );
        return command;
    }

    /// <summary>The argument that names the thresholds.yml.</summary>
    public static Argument<string?> Thresholds() =>
        new("thresholds")
        {
            Description = "The thresholds.yml; without it, the nearest one in this folder or above.",
            Arity = ArgumentArity.ZeroOrOne,
        };

    /// <summary>The thresholds.yml that was given, or the nearest.</summary>
    public static InputPath Locate(string? given) =>
        InputPath.FromUser(
            (string.IsNullOrWhiteSpace(given) ? null : given)
                ?? ThresholdsFile.FindNearest(Environment.CurrentDirectory)
                ?? ThresholdsFile.DefaultName
        );
}
