using System.CommandLine;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Runs.Acceptance;
using QualityGate.Runs.Baselines;

namespace QualityGate.Tool;

/// <summary><c>qualitygate baseline accept</c> and <c>qualitygate baseline show</c>: what later runs are compared with.</summary>
internal static class BaselineCommand
{
    public static Command Create(Terminal terminal) =>
        new("baseline", "Writes and shows the baseline that the gate compares with.") { Accept(terminal), Show(terminal) };

    private static Command Accept(Terminal terminal)
    {
        var file = GateFileArgument.Create();
        var baseline = new Option<string?>("--baseline")
        {
            Description = "The file to write, in place of the one that thresholds.yml names.",
            HelpName = "FILE",
        };
        var command = new Command(
            "accept",
            "Measures the models of a thresholds.yml, and writes what they measure as its baseline. Exit code 0: accepted, 2: a model "
                + "could not be measured, and nothing was written."
        )
        {
            file,
            baseline,
        };
        SharedOptions.RefuseOptions(command, file);
        command.Validators.Add(result =>
        {
            if (
                result.Given(baseline) is [var given]
                && (string.IsNullOrWhiteSpace(given) || given.StartsWith("git:", StringComparison.Ordinal))
            )
            {
                result.AddError("--baseline takes the file to write");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var sources = GateFileArgument.Locate(parsed.GetValue(file));
                var request = new GateRequest(sources[0])
                {
                    Others = sources[1..],
                    Baseline = parsed.GetValue(baseline) is { } given ? OfUser(given) : null,
                    Images = ToolImages.In(Path.GetDirectoryName(sources[0].FullPath)!, terminal),
                };
                return Task.FromResult(Run(terminal, () => BaselineAcceptance.Accept(request, terminal, cancellationToken)));
            }
        );
        return command;
    }

    private static Command Show(Terminal terminal)
    {
        var file = new Argument<string?>("baseline")
        {
            Description = "The baseline, or 'git:REF'; without it, the one that the nearest thresholds.yml names.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("show", "Shows what a baseline holds.") { file };
        SharedOptions.RefuseOptions(command, file);
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var source = parsed.GetValue(file) is { } given ? OfUser(given) : Nearest();
                var content = BaselineContent.Read(source with { IsRequired = true }, cancellationToken);
                if (content.File is not { } baseline)
                {
                    terminal.Print(
                        Diagnostic.Error(
                            DiagnosticCodes.BaselineNotReadable,
                            source.File.NamedAt,
                            content.IsAbsent ? $"'{source.Text}' does not have the file." : $"'{source.Text}' is no baseline."
                        )
                    );
                    return Task.FromResult(Terminal.NotMeasured);
                }

                terminal.Print(BaselineTables.OfContent(baseline));
                return Task.FromResult(0);
            }
        );
        return command;
    }

    /// <summary>A baseline that stands on the command line, where it must be there.</summary>
    public static BaselineSource OfUser(string text) =>
        BaselineSource.Of(text, Environment.CurrentDirectory, new SourceLocation(text)) with
        {
            IsRequired = true,
        };

    private static BaselineSource Nearest() =>
        ThresholdsFile.FindNearest(Environment.CurrentDirectory) is { } thresholds
        && GateReader.Read(new GateRequest(InputPath.FromUser(thresholds))).Baseline is { } named
            ? named
            : OfUser(BaselineSource.DefaultFile);

    private static int Run(Terminal terminal, Func<AcceptedBaseline> accept)
    {
        try
        {
            var accepted = accept();
            terminal.Print(BaselineTables.OfAccepted(accepted, Environment.CurrentDirectory));
            foreach (var warning in accepted.Warnings)
            {
                terminal.Print(warning);
            }

            terminal.Print([BaselineTables.NextStep(accepted, Environment.CurrentDirectory)]);

            return 0;
        }
        catch (QualityGateException e)
        {
            terminal.PrintLast(e.Diagnostics);
            return Terminal.NotMeasured;
        }
    }
}
