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
        var file = GateFileArgument.Create();
        var baseline = new Option<string?>("--baseline")
        {
            Description =
                "Compares with this baseline, report.json or old model, in place of what thresholds.yml names; 'git:REF' as well.",
            HelpName = "FILE|git:REF",
        };
        var suppressions = new SuppressionOptions();
        var history = new Option<string?>("--history")
        {
            Description = "Adds what the run measures to this file of JSON lines, in place of what thresholds.yml names.",
            HelpName = "FILE",
        };
        var reports = new ReportOptions();
        var command = new Command(
            "check",
            "Gates the models of a thresholds.yml, or of several. Exit code 0: passed, 1: violated, 2: could not be measured."
        )
        {
            file,
            baseline,
            history,
        };
        suppressions.AddTo(command);
        reports.AddTo(command, file);
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var targets = reports.Targets(parsed);
                var sources = GateFileArgument.Locate(parsed.GetValue(file));
                var source = sources[0];
                var request = new GateRequest(source)
                {
                    Others = sources[1..],
                    Reports = [.. targets.Files],
                    Baseline = string.IsNullOrWhiteSpace(parsed.GetValue(baseline))
                        ? null
                        : BaselineCommand.OfUser(parsed.GetValue(baseline)!),
                    Suppressions = suppressions.File(parsed),
                    History = string.IsNullOrWhiteSpace(parsed.GetValue(history)) ? null : InputPath.FromUser(parsed.GetValue(history)!),
                    Images = ToolImages.In(Path.GetDirectoryName(source.FullPath)!, terminal),
                };
                if (!suppressions.Update(parsed, request, terminal, cancellationToken))
                {
                    return Task.FromResult(Terminal.NotMeasured);
                }

                return Task.FromResult(terminal.Print(Gate.Check(request, terminal, cancellationToken), targets));
            }
        );
        return command;
    }
}
