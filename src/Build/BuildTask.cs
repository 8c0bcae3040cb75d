using Microsoft.Build.Framework;
using QualityGate.Diagnostics;
using QualityGate.Text;
using Task = Microsoft.Build.Utilities.Task;

namespace QualityGate.Build;

/// <summary>
/// A task of a build node. All that it logs passes through here, so that no name from a file is a command of the CI system that reads it.
/// </summary>
public abstract class BuildTask : Task
{
    /// <summary>Does the work. A file that cannot be read or written is one error with a code.</summary>
    /// <returns>Whether no error was found.</returns>
    public sealed override bool Execute()
    {
        try
        {
            return Run() && !Log.HasLoggedErrors;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Report(
                isError: true,
                DiagnosticCodes.BuildFileNotUsable,
                BuildEngine.ProjectFileOfTaskNode,
                $"a file of the gate cannot be used: {e.Message}"
            );
            return false;
        }
    }

    /// <summary>Does the work.</summary>
    /// <returns>Whether it went well.</returns>
    private protected abstract bool Run();

    private protected void Say(MessageImportance importance, string text) => Log.LogMessage(importance, "{0}", LogCommands.Defuse(text));

    private protected void Report(bool isError, string code, string file, string message, int line = 0, int column = 0, string? help = null)
    {
        (file, message) = (LogCommands.Defuse(file), LogCommands.Defuse(message));
        if (isError)
        {
            Log.LogError(null, code, null, help ?? HelpPage.Of(code), file, line, column, 0, 0, "{0}", message);
        }
        else
        {
            Log.LogWarning(null, code, null, help ?? HelpPage.Of(code), file, line, column, 0, 0, "{0}", message);
        }
    }
}
