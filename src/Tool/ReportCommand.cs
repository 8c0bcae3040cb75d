using System.CommandLine;
using QualityGate.Files;
using QualityGate.Results;
using QualityGate.Runs.Inputs;

namespace QualityGate.Tool;

/// <summary><c>qualitygate report report.json --report FORMAT=FILE</c>: writes a stored result in any format, without a model.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("report") { Description = "A report.json that check, analyze or a build has written." };
        var reports = new ReportOptions();
        var command = new Command(
            "report",
            "Prints a stored report.json, and writes it in other formats. Exit codes are those of the run that it is the result of."
        )
        {
            file,
        };
        reports.AddTo(command, file);
        var pictures = new PictureOptions();
        pictures.AddTo(command, reports);
        command.SetAction(
            (parsed, _) =>
            {
                var targets = reports.Targets(parsed);
                var path = InputPath.FromUser(parsed.GetRequiredValue(file));
                EarlierReports.Remove(targets.Files, path);
                return Task.FromResult(terminal.Print(pictures.Narrow(StoredResult.Read(path), parsed, path), targets));
            }
        );
        return command;
    }
}
