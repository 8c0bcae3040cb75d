using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using QualityGate.Diagnostics;
using QualityGate.Text;

namespace QualityGate.Tasks;

/// <summary>
/// The build's log. All that the task says passes through here, so that no name from a file is a command of the CI system that reads it.
/// </summary>
internal sealed class BuildLog(TaskLoggingHelper log)
{
    /// <summary>True when an error was logged.</summary>
    public bool HasErrors => log.HasLoggedErrors;

    /// <summary>Says something to people, in one piece: gates that run at the same time must not mix their lines.</summary>
    public void Say(MessageImportance importance, string text) => log.LogMessage(importance, "{0}", LogCommands.Defuse(text));

    /// <summary>Gives the CI system a command of our own.</summary>
    public void Command(string line) => log.LogMessage(MessageImportance.High, "{0}", line);

    /// <summary>Reports a diagnostic at its place; one that is suppressed, or a note, as a message.</summary>
    public void Report(Diagnostic diagnostic)
    {
        if (diagnostic.IsAside)
        {
            Say(MessageImportance.High, diagnostic.ToString());
            return;
        }

        var (file, message) = (LogCommands.Defuse(diagnostic.Location.File), LogCommands.Defuse(diagnostic.Message));
        var (line, column) = (diagnostic.Location.Line, diagnostic.Location.Column);
        if (diagnostic.Severity == Severity.Error)
        {
            log.LogError(null, diagnostic.Code, null, HelpPage.Of(diagnostic.Code), file, line, column, 0, 0, "{0}", message);
        }
        else
        {
            log.LogWarning(null, diagnostic.Code, null, HelpPage.Of(diagnostic.Code), file, line, column, 0, 0, "{0}", message);
        }
    }
}
