using System.Collections.Immutable;
using QualityGate.Diagnostics;

namespace QualityGate.Tool;

/// <summary>Ends of a run that no command can do anything about: no memory, no current folder, nobody who reads the output.</summary>
internal static class UncleanEnd
{
    /// <summary>The errors to report for an exception; null where it is a mistake of the program, whose stack should be seen.</summary>
    public static ImmutableArray<Diagnostic>? Describe(Exception exception) =>
        exception switch
        {
            QualityGateException e => e.Diagnostics,
            _ when MemoryLimit.IsReached(exception) => [MemoryLimit.Describe(Tool, "for this run")],
            IOException or UnauthorizedAccessException when CurrentFolder() is null =>
            [
                Diagnostic.Error(
                    DiagnosticCodes.Usage,
                    Tool,
                    "the current folder is not there any more, or may not be read; go to another one, or name all files by full paths."
                ),
            ],
            IOException or UnauthorizedAccessException =>
            [
                Diagnostic.Error(DiagnosticCodes.ReportNotWritten, Tool, $"the output cannot be written: {exception.Message}"),
            ],
            _ => null,
        };

    /// <summary>The current folder; null when it has been deleted.</summary>
    public static string? CurrentFolder()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static SourceLocation Tool => new("qualitygate");
}
