using System.CommandLine;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Runs.Acceptance;

namespace QualityGate.Tool;

/// <summary>The options about exceptions: the file that they stand in, and writing it anew.</summary>
internal sealed class SuppressionOptions
{
    private readonly Option<string?> file = new("--suppressions")
    {
        Description = "Takes the exceptions of this file, in place of those that thresholds.yml names.",
        HelpName = "FILE",
    };

    private readonly Option<bool> update = new("--update-suppressions")
    {
        Description =
            "Writes the suppression file anew before the check, sorted: exceptions to what fails are added, expired ones and those not "
            + "needed any more removed.",
    };

    private readonly Option<string?> reason = new("--reason")
    {
        Description = "The reason of the exceptions that --update-suppressions adds.",
        HelpName = "TEXT",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { file, update, reason })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.Given(file) is [var path] && string.IsNullOrWhiteSpace(path))
            {
                result.AddError("--suppressions takes the name of a file");
            }

            if (result.GetResult(reason) is not null && result.GetResult(update) is null)
            {
                result.AddError("--reason needs --update-suppressions");
            }

            if (result.Given(reason) is [var text] && (string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl)))
            {
                result.AddError("--reason takes a text of one line");
            }
        });
    }

    /// <summary>The file that the user named; null where the gate files have the say.</summary>
    public InputPath? File(ParseResult parsed) => parsed.GetValue(file) is { } path ? InputPath.FromUser(path) : null;

    /// <summary>Writes the file anew where the user asked for it.</summary>
    /// <returns>False where that failed, which was printed.</returns>
    public bool Update(ParseResult parsed, GateRequest request, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!parsed.GetValue(update))
        {
            return true;
        }

        try
        {
            var updated = SuppressionUpdate.Update(request, parsed.GetValue(reason), terminal, cancellationToken);
            terminal.PrintAside([.. updated.Lines]);
            foreach (var warning in updated.Warnings)
            {
                terminal.Print(warning);
            }

            return true;
        }
        catch (QualityGateException e)
        {
            terminal.PrintLast(e.Diagnostics);
            return false;
        }
    }
}
