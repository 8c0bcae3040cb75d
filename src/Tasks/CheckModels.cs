using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Inputs;
using QualityGate.Reports;
using Task = Microsoft.Build.Utilities.Task;

namespace QualityGate.Tasks;

/// <summary>The MSBuild task: gates the models of a thresholds.yml, logs what was found, and fails the build where a threshold is violated.</summary>
public sealed class CheckModels : Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource cancellation = new();

    /// <summary>The thresholds.yml.</summary>
    [Required]
    public string ThresholdsFile { get; set; } = string.Empty;

    /// <summary>The folder that report.json and report.md are written to; none when empty.</summary>
    public string ReportFolder { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            // The path is given from the root, so that the place in a message can be opened from any folder.
            var path = Path.GetFullPath(ThresholdsFile);
            var report = Gate.Check(new InputPath(path, new SourceLocation(path)), new ModelProgress(Log), cancellation.Token);
            foreach (var line in TextReport.Write(report))
            {
                Log.LogMessage(MessageImportance.High, "{0}", line.Text);
            }

            foreach (var diagnostic in report.AllDiagnostics)
            {
                LogDiagnostic(diagnostic);
            }

            WriteReports(report);
        }
        catch (QualityGateException e)
        {
            foreach (var diagnostic in e.Diagnostics)
            {
                LogDiagnostic(diagnostic);
            }
        }
        catch (OperationCanceledException)
        {
            Log.LogMessage(MessageImportance.High, "QualityGate was stopped.");
            return false;
        }

        return !Log.HasLoggedErrors;
    }

    /// <inheritdoc/>
    public void Cancel() => cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose() => cancellation.Dispose();

    private void WriteReports(GateReport report)
    {
        if (ReportFolder.Length > 0)
        {
            var file = Path.GetFullPath(Path.Combine(ReportFolder, "report.json"));
            ReportFile.Write(file, JsonReport.Write(report));
            ReportFile.Write(Path.ChangeExtension(file, ".md"), MarkdownReport.Write(report));
            Log.LogMessage(MessageImportance.High, "QualityGate report: {0}", file);
        }
    }

    private void LogDiagnostic(Diagnostic diagnostic)
    {
        var (file, line, column) = (diagnostic.Location.File, diagnostic.Location.Line, diagnostic.Location.Column);
        if (diagnostic.Severity == Severity.Error)
        {
            Log.LogError(null, diagnostic.Code, null, file, line, column, 0, 0, "{0}", diagnostic.Message);
        }
        else
        {
            Log.LogWarning(null, diagnostic.Code, null, file, line, column, 0, 0, "{0}", diagnostic.Message);
        }
    }

    private sealed class ModelProgress(TaskLoggingHelper log) : IProgress<string>
    {
        public void Report(string value) => log.LogMessage(MessageImportance.Normal, "QualityGate analyses {0} ...", value);
    }
}
