using System.Collections.Immutable;
using System.Text;
using QualityGate.Analysis;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Reports.Formats;

namespace QualityGate.Runs.Inputs;

/// <summary>
/// Makes way for the reports of a run. A run that is stopped, runs out of memory or finds a full disk leaves no report of an earlier one,
/// which might say that the gate passed; and no report takes the place of a file that the run reads.
/// </summary>
internal static class EarlierReports
{
    /// <summary>
    /// Refuses reports that would overwrite an input of the run, whatever links or spellings lead there, and then removes earlier ones.
    /// </summary>
    /// <param name="reports">The files that reports will be written to.</param>
    /// <param name="inputs">The inputs of the analyses; the data files of ONNX models count as well.</param>
    /// <exception cref="QualityGateException">A report would overwrite an input (QG0020), or its path leads in circles
    /// (QG0015).</exception>
    public static void Remove(IEnumerable<string> reports, IEnumerable<AnalysisInputs> inputs)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(inputs);
        RefuseInputs(reports, () => GateInputs.Of(inputs));
        Remove(reports);
    }

    /// <summary>Refuses reports that would overwrite one file that is read, and then removes earlier ones.</summary>
    internal static void Remove(IEnumerable<string> reports, InputPath input)
    {
        RefuseInputs(reports, input);
        Remove(reports);
    }

    /// <summary>Refuses reports that would overwrite an input of a gate.</summary>
    internal static void RefuseInputs(IEnumerable<string> reports, GateDefinition definition) =>
        RefuseInputs(reports, () => GateInputs.Of(definition), definition.History is { } history ? [history.FullPath] : []);

    /// <summary>Refuses another file that would overwrite an input of analyses, such as a thresholds.yml that is written anew.</summary>
    /// <exception cref="QualityGateException">It is an input (QG0020), or its path leads in circles (QG0015).</exception>
    internal static void RefuseInputs(string file, IEnumerable<AnalysisInputs> inputs) =>
        RefuseInputs([file], () => GateInputs.Of(inputs), what: "file");

    /// <summary>Refuses reports that would overwrite a thresholds.yml that cannot be used, so that its inputs are unknown.</summary>
    internal static void RefuseInputs(IEnumerable<string> reports, InputPath thresholds) =>
        RefuseInputs(reports, () => [thresholds.FullPath]);

    /// <summary>
    /// Refuses reports in the place of files that are no reports: where the configuration cannot be used, it is not known whether these are
    /// inputs.
    /// </summary>
    internal static void RefuseOthers(IEnumerable<string> reports)
    {
        foreach (
            var report in reports
                .Select(path => (Path: path, Place: Follow(path)))
                .Where(report => report.Place.HoldsFile && !IsReport(report.Place.Real))
        )
        {
            throw Overwriting(report.Path, $"'{report.Place.Real}', which is no report of an earlier run and may be an input");
        }
    }

    private static bool IsReport(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var head = new byte[256];
            return ReportFormat.IsReport(
                Encoding.UTF8.GetString(head, 0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false))
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Removes files that earlier runs have written; devices and pipes stay.</summary>
    internal static void Remove(IEnumerable<string> reports)
    {
        foreach (var place in reports.Select(Follow).Where(place => place.HoldsFile))
        {
            ReportFile.TryDelete(place.Real);
        }
    }

    // Files that the run itself makes, such as a history, are lost below a report of the first run, too, when they are not there yet.
    private static void RefuseInputs(
        IEnumerable<string> reports,
        Func<IEnumerable<string>> inputs,
        ImmutableArray<string> made = default,
        string what = "report"
    )
    {
        (string Path, ReportPlace Place)[] files = [.. reports.Select(path => (path, Follow(path))).Where(report => !report.Item2.IsOpen)];
        var sharing = files
            .Where(report => report.Place.HoldsFile || !File.Exists(report.Place.Real))
            .GroupBy(report => report.Place.Real, ReportPlace.Comparer);
        if (sharing.FirstOrDefault(group => group.Skip(1).Any()) is { } same)
        {
            throw Overwriting(same.Last().Path, $"another report, '{same.First().Path}'");
        }

        var grown = made.IsDefaultOrEmpty ? [] : made.Select(TryFollow).OfType<string>().ToHashSet(ReportPlace.Comparer);
        if (files.FirstOrDefault(report => grown.Contains(report.Place.Real)) is { Path: { } lost })
        {
            throw Overwriting(lost, $"'{lost}', which this run writes and later runs read", what);
        }

        // Only a file that is there can be overwritten; finding out the inputs may mean to open models.
        files = [.. files.Where(report => File.Exists(report.Place.Real))];
        var read = files.Length == 0 ? [] : inputs().Select(TryFollow).OfType<string>().ToHashSet(ReportPlace.Comparer);
        if (files.FirstOrDefault(report => read.Contains(report.Place.Real)) is { Path: { } path } input)
        {
            throw Overwriting(path, $"'{input.Place.Real}', which this run reads", what);
        }
    }

    private static QualityGateException Overwriting(string report, string input, string what = "report") =>
        new(
            Diagnostic.Error(
                DiagnosticCodes.ReportOverwritesInput,
                new SourceLocation(report),
                $"the {what} would overwrite {input}; name another file for it."
            )
        );

    private static ReportPlace Follow(string path)
    {
        try
        {
            return ReportPlace.Of(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw ReportFile.NotWritten(path, e);
        }
    }

    private static string? TryFollow(string input)
    {
        try
        {
            return FollowedPath.Of(input).Real;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A path that cannot be followed cannot be read, either.
            return null;
        }
    }
}
