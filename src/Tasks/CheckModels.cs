using System.Collections.Immutable;
using Microsoft.Build.Framework;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Reports.Formats;
using QualityGate.Reports.Tables;
using QualityGate.Runs;
using QualityGate.Runs.Acceptance;
using QualityGate.Runs.Caching;
using QualityGate.TestData.Images;
using Task = Microsoft.Build.Utilities.Task;

namespace QualityGate.Tasks;

/// <summary>
/// The MSBuild task: gates the models of a thresholds.yml, logs what was found, and fails the build where a threshold is violated.
/// </summary>
public sealed class CheckModels : Task, ICancelableTask, IDisposable
{
    private static readonly string[] OnlyOfAccepting = [DiagnosticCodes.BaselineSourceInvalid, DiagnosticCodes.BaselineDamaged];
    private readonly CancellationTokenSource cancellation = new();
    private readonly BuildLog log;

    /// <summary>Makes the task; MSBuild then gives it its properties.</summary>
    public CheckModels() => log = new BuildLog(Log);

    /// <summary>The gate file: a thresholds.yml, or the models of a build.</summary>
    public string GateFile { get; set; } = string.Empty;

    /// <summary>The project whose build has written the gate file; empty where a person has.</summary>
    public string Origin { get; set; } = string.Empty;

    /// <summary>The folder that reports are written to; none when empty.</summary>
    public string ReportFolder { get; set; } = string.Empty;

    /// <summary>The formats of the reports, with semicolons or commas between; JSON and Markdown when empty.</summary>
    public string ReportFormats { get; set; } = string.Empty;

    /// <summary>The severity of every threshold, <c>error</c> or <c>warning</c>; when empty, each has its own.</summary>
    public string Severity { get; set; } = string.Empty;

    /// <summary>True when what the models measure becomes the baseline before they are checked.</summary>
    public bool AcceptBaseline { get; set; }

    /// <summary>The suppression file, in place of those that gate files name; these have the say when empty.</summary>
    public string Suppressions { get; set; } = string.Empty;

    /// <summary>True when the suppression file is written anew before the models are checked.</summary>
    public bool UpdateSuppressions { get; set; }

    /// <summary>The reason of the exceptions that this adds.</summary>
    public string SuppressionReason { get; set; } = string.Empty;

    /// <summary>The folder of the cache; nothing is cached when empty.</summary>
    public string CacheFolder { get; set; } = string.Empty;

    /// <summary>The folder of the package that runs models on images; empty where the project does not have it.</summary>
    public string ImagesFolder { get; set; } = string.Empty;

    /// <summary>
    /// With <c>false</c>, the logs of GitHub Actions and Azure Pipelines get no annotations when the build runs there.
    /// </summary>
    public string Annotations { get; set; } = string.Empty;

    /// <summary>The file that the run is added to, in place of the history that the gate file names; that one when empty.</summary>
    public string History { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            // A mistake below ends the task without a report: none of an earlier run is left then.
            var files = new GateFiles(FullPath(ReportFolder), ReportFormat.All, FullPath(CacheFolder));
            files = files with { Formats = Settle(FindFormats, files) };
            using var progress = new BuildProgress(log);
            var request = Settle(CreateRequest, files) with { Images = Images(files, progress) };
            if (AcceptBaseline)
            {
                Settle(() => Accept(request, progress), files);
            }

            if (UpdateSuppressions)
            {
                Settle(() => Update(request, progress), files);
            }

            var output = CachedGate.Check(request, files, progress, cancellation.Token);
            Show(output);
        }
        catch (QualityGateException e)
        {
            foreach (var diagnostic in e.Diagnostics)
            {
                log.Report(diagnostic);
            }
        }
        catch (Exception e) when (MemoryLimit.IsReached(e))
        {
            log.Report(MemoryLimit.Describe(Source, "for the gate"));
        }
        catch (OperationCanceledException)
        {
            log.Say(MessageImportance.High, "QualityGate was stopped.");
            return false;
        }

        return !log.HasErrors;
    }

    /// <inheritdoc/>
    public void Cancel() => cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose() => cancellation.Dispose();

    private static T Settle<T>(Func<T> find, GateFiles files)
    {
        try
        {
            return find();
        }
        catch (QualityGateException)
        {
            files.RemoveReports();
            throw;
        }
    }

    private bool Accept(GateRequest request, IProgress<string> progress)
    {
        var accepted = BaselineAcceptance.Accept(request, progress, cancellation.Token);
        TextLine[] lines = [.. BaselineTables.OfAccepted(accepted), BaselineTables.NextStep(accepted)];
        log.Say(MessageImportance.High, string.Join('\n', lines.Select(line => line.Text)));

        // The check that follows compares with the new baseline, and so says itself on which limits it still fails.
        foreach (var warning in accepted.Warnings.Where(warning => OnlyOfAccepting.Contains(warning.Code)))
        {
            log.Report(warning);
        }

        return true;
    }

    private bool Update(GateRequest request, IProgress<string> progress)
    {
        var reason = SuppressionReason.Length == 0 ? null : SuppressionReason;
        var updated = SuppressionUpdate.Update(request, reason, progress, cancellation.Token);
        log.Say(MessageImportance.High, string.Join('\n', updated.Lines.Select(line => line.Text)));
        foreach (var warning in updated.Warnings)
        {
            log.Report(warning);
        }

        return true;
    }

    private static string? FullPath(string path) => path.Length == 0 ? null : Path.GetFullPath(path);

    // The path is given from the root, so that the place in a message can be opened from any folder.
    private SourceLocation Source => new(Path.GetFullPath(Origin.Length == 0 ? GateFile : Origin));

    private GateRequest CreateRequest() =>
        new(new InputPath(Path.GetFullPath(GateFile), Source))
        {
            Origin = Origin.Length == 0 ? null : Source,
            Suppressions = Suppressions.Length == 0 ? null : new InputPath(Path.GetFullPath(Suppressions), Source),
            History = History.Length == 0 ? null : new InputPath(Path.GetFullPath(History), Source),
            Severity =
                Severity.Length == 0
                    ? null
                    : SeverityName.Find(Severity) ?? throw Unknown(SeverityName.Unknown("QualityGateSeverity", Severity)),
        };

    private ImageRun Images(GateFiles files, IProgress<string> progress) =>
        new(
            ImagesPackage.In(ImagesFolder),
            Path.Combine(files.CacheFolder ?? Path.Combine(Path.GetDirectoryName(Source.File)!, "obj", "qualitygate"), "images")
        )
        {
            HowToAdd = ImagesPackage.HowToAdd,
            Progress = progress,
        };

    private ImmutableArray<ReportFormat> FindFormats() => ReportFormat.Parse("QualityGateReportFormats", ReportFormats, Source);

    // A property may be set anywhere: in a project, above it, or on the command line. The file that is gated is the nearest place.
    private QualityGateException Unknown(string message) => new(Diagnostic.Error(DiagnosticCodes.UnknownChoice, Source, message));

    private void Show(GateOutput output)
    {
        if (output.IsCached)
        {
            log.Say(MessageImportance.Normal, "QualityGate: no content has changed; this is the result of an earlier run.");
        }

        log.Say(MessageImportance.High, string.Join('\n', output.Lines));

        foreach (var diagnostic in output.Diagnostics)
        {
            log.Report(diagnostic);
        }

        var isAnnotated = !Annotations.Equals("false", StringComparison.OrdinalIgnoreCase);
        foreach (var annotation in isAnnotated ? Ci.Annotations.Write(output.Diagnostics, Environment.GetEnvironmentVariable) : [])
        {
            log.Command(annotation);
        }

        if (output.ReportLine is { } place)
        {
            log.Say(MessageImportance.High, place);
        }
    }
}
