using QualityGate.Ci;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Reports.Markdown;
using QualityGate.Results;

namespace QualityGate.Tool;

/// <summary>Adds the Markdown report to the summary of a run in GitHub Actions or Azure Pipelines; does nothing elsewhere.</summary>
internal static class PipelineSummary
{
    // GitHub shows a MiB of a step; Azure has no limit that it says.
    private const int Limit = 1_000_000;

    /// <summary>Adds a result to the summary of the run.</summary>
    /// <param name="result">The result.</param>
    /// <param name="variable">Looks up an environment variable.</param>
    /// <returns>The line that has to be printed, and the error where the summary cannot be written; null where there is none.</returns>
    public static (string? Command, Diagnostic? Problem) Add(GateResult result, Func<string, string?> variable)
    {
        var system = CiSystem.Detect(variable);
        var path = system switch
        {
            CiSystem.GitHub => variable("GITHUB_STEP_SUMMARY"),
            CiSystem.Azure when variable("AGENT_TEMPDIRECTORY") is { Length: > 0 } folder => Path.Combine(
                folder,
                $"qualitygate-{Guid.NewGuid():N}.md"
            ),
            _ => null,
        };
        if (string.IsNullOrWhiteSpace(path))
        {
            return (null, null);
        }

        try
        {
            File.AppendAllText(path, MarkdownReport.Write(result, Limit));
            return (system == CiSystem.Azure ? $"##vso[task.uploadsummary]{path}" : null, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, ReportFile.NotWritten(path, e).Diagnostics[0]);
        }
    }
}
