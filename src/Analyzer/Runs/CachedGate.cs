using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Runs.Caching;
using QualityGate.Runs.Inputs;
using QualityGate.Text;

namespace QualityGate.Runs;

/// <summary>
/// The gate with reports and a cache: while nothing that a verdict rests on has changed in content, it is given again, with its
/// report, warnings and errors, and nothing is analysed. Only what was measured is kept; a run that could not measure begins anew.
/// </summary>
internal static class CachedGate
{
    /// <summary>Gates what a front asks for, or says again what was said before; and writes the reports.</summary>
    /// <param name="request">The gate file.</param>
    /// <param name="files">The places of reports and of the cache.</param>
    /// <param name="progress">Is told the name of each model before it is analysed.</param>
    /// <param name="cancellationToken">Stops a long run.</param>
    /// <returns>The output to print.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static GateOutput Check(
        GateRequest request,
        GateFiles files,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(files);
        var begun = DateTime.UtcNow;
        GateDefinition definition;
        try
        {
            definition = GateReader.Read(request);
        }
        catch (QualityGateException e)
        {
            return Refused(() => RefuseReports(files, request), request)
                ?? Publish(new GateOutput(Gate.Misconfigured(request, e)), record: null, files);
        }

        if (Refused(() => EarlierReports.RefuseInputs(files.Reports, definition), request) is { } refused)
        {
            return refused;
        }

        // A branch moves without any file of the run being another: what git has is read each time.
        // Gate files were read before the record was taken: they must be the same in both.
        if (
            files.CacheFolder is null
            || definition.Baseline is { Commit: not null }
            || TakeRecord(definition, begun, files, cancellationToken) is not { } record
            || !record.Has(definition.Files)
        )
        {
            return Publish(WithTrend(Analyse()), record: null, files);
        }

        var hash = record.ContentHash(Settings(request, definition));
        if (ResultFile.Read(files.CacheFolder, hash) is { } known)
        {
            return Publish(
                WithTrend(new GateOutput((known with { Folder = definition.Folder }).InRepository()) { IsCached = true }),
                record,
                files,
                LastDay()
            );
        }

        var output = Analyse();
        if (output.State == VerdictState.NotMeasured || !record.Holds())
        {
            return Publish(WithTrend(output), record: null, files);
        }

        Attempt(() => ResultFile.Write(files.CacheFolder, hash, output.Result));
        return Publish(WithTrend(output), record, files, LastDay());

        string? LastDay() => definition.Suppressions.LastDay is { } day ? Suppression.Format(day) : null;

        // The result that is kept has no trend, which is another with each run.
        GateOutput WithTrend(GateOutput output) => output with { Result = Gate.WithTrend(request, definition, output.Result) };

        GateOutput Analyse()
        {
            EarlierReports.Remove(files.Reports);
            return new GateOutput(Gate.Check(definition, progress, cancellationToken));
        }
    }

    private static void RefuseReports(GateFiles files, GateRequest request)
    {
        EarlierReports.RefuseInputs(files.Reports, request.Source);
        EarlierReports.RefuseOthers(files.Reports);
    }

    // Without a report: its place is that of something else.
    private static GateOutput? Refused(Action refuse, GateRequest request)
    {
        try
        {
            refuse();
            return null;
        }
        catch (QualityGateException e)
        {
            return new GateOutput(Gate.Misconfigured(request, e));
        }
    }

    // Warnings decide an output, too, and may be about files that are not gated.
    private static string Settings(GateRequest request, GateDefinition definition) =>
        $"severity {request.Severity}\norigin {request.Origin}"
        + string.Concat(definition.Suppressions.Expired.Select(entry => $"\nexpired {entry.Granted.Location}"))
        + string.Concat(definition.Suppressions.Ending.Select(entry => $"\nending {entry.Granted.Location}"))
        + string.Concat(definition.Variables.Select(variable => $"\n{RecordedVariable.Of(variable.Name, variable.Value)}"))
        + string.Concat(definition.Diagnostics.Select(diagnostic => $"\n{diagnostic}"));

    // Null when an input cannot be read, or has a name that no line can hold: then the analysis has the say, each time.
    private static GateRecord? TakeRecord(GateDefinition definition, DateTime begun, GateFiles files, CancellationToken cancellationToken)
    {
        try
        {
            var record = GateRecord
                .Take(definition, begun, Manifest.Read(files.Manifest)?.Inputs ?? [], cancellationToken)
                .WithoutFoldersIn(files.CacheFolder!);
            return record.Files.Any(file => file.Path.Any(char.IsControl)) ? null : record;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Reports first, then the manifest, by which they are recognised, too: a report that is gone is written again.
    private static GateOutput Publish(GateOutput output, GateRecord? record, GateFiles files, string? lastDay = null)
    {
        foreach (var format in files.ReportFolder is null ? [] : files.Formats)
        {
            var report = Path.GetFullPath(format.FileName, files.ReportFolder!);
            try
            {
                ReportFile.Update(report, format.ToText(output.Result));
                output = output with { Written = output.Written.Add(report) };
            }
            catch (QualityGateException e)
            {
                (output, record) = (output with { Unwritten = [.. output.Unwritten, .. e.Diagnostics] }, null);
            }
        }

        if (files.CacheFolder is not null)
        {
            Attempt(() => WriteManifest(output, record, files, lastDay));
        }

        return output;
    }

    // A run that has not passed has a manifest, too: its inputs are not read again, and 'dotnet clean' asks which reports are the gate's.
    private static void WriteManifest(GateOutput output, GateRecord? record, GateFiles files, string? lastDay)
    {
        var aside = output.Diagnostics.Where(diagnostic => diagnostic.IsAside).Select(diagnostic => $"{diagnostic}");
        var manifest = new Manifest
        {
            HasPassed = record is not null && VerdictStates.Pass(output.State),
            LastDay = lastDay,
            Inputs = record?.Files ?? [],
            Variables = record?.Variables ?? [],
            Reports = [.. files.Reports.Select(RecordedFile.Written)],
            Log = [.. output.Lines.Concat(aside).Append(output.ReportLine).OfType<string>().SelectMany(Lines)],
            Warnings = [.. output.Diagnostics.Where(diagnostic => !diagnostic.IsAside).Select(Warning)],
        };
        ReportFile.Update(files.Manifest, manifest.ToString());
    }

    private static IEnumerable<string> Lines(string text) => LogCommands.Defuse(text).Split('\n');

    // (Where there are errors the run has not passed, and nothing is repeated.)
    private static ManifestWarning Warning(Diagnostic diagnostic) =>
        new(
            diagnostic.Code,
            HelpPage.Of(diagnostic.Code),
            LogCommands.Defuse(SingleLine.Of(diagnostic.Location.File)),
            diagnostic.Location.Line,
            diagnostic.Location.Column,
            LogCommands.Defuse(diagnostic.Message)
        );

    // A cache that cannot be written makes later runs slower, and no verdict another.
    private static void Attempt(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or QualityGateException || MemoryLimit.IsReached(e))
        {
            // Nothing is lost but time.
        }
    }
}
