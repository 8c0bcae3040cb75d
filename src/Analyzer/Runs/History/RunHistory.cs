using System.Collections.Immutable;
using System.Text.Json;
using QualityGate.Ci;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Reports.History;
using QualityGate.Reports.Verdicts;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Runs.History;

/// <summary>The history of a gate: what each run has measured is added to a file, and reports show what became of it.</summary>
/// <param name="File">The file of JSON lines.</param>
internal sealed record RunHistory(InputPath File)
{
    /// <summary>The number of runs of a model that its trend has.</summary>
    public const int MostPoints = 100;

    /// <summary>Says the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Looks up an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The full paths of the gate files, by the names of their models.</summary>
    public IReadOnlyDictionary<string, string> GateFiles { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// Adds a run to the history, and the trend of each model to the result. Models that could not be measured are not added, nor is a run
    /// that is the same as the latest of its model: the same commit, file, values and verdict.
    /// </summary>
    /// <param name="result">The result of the run.</param>
    /// <returns>The result with trends and warnings; where the history cannot be used, not measured, with the error.</returns>
    public GateResult Record(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        try
        {
            var (known, damage) = HistoryFile.Read(File);
            var earlier = result
                .Models.Select(model => model.Name)
                .Distinct(StringComparer.Ordinal)
                .ToDictionary(
                    name => name,
                    name => known.Where(point => point.Model == name && point.GateFile == GateFileOf(name)).ToImmutableArray(),
                    StringComparer.Ordinal
                );
            var commit = CiCommit.Find(Variable) ?? HeadCommit.Of(result.Folder);
            ImmutableArray<HistoryPoint> added =
            [
                .. result
                    .Models.Where(model => model is { IsMeasured: true, Metrics: not null })
                    .Select(model => Point(model, commit))
                    .Where(point => earlier[point.Model] is not [.., var before] || !point.IsRepeated(before)),
            ];
            if (!added.IsEmpty)
            {
                HistoryFile.Append(File, added);
            }

            return result with
            {
                Models =
                [
                    .. result.Models.Select(model =>
                        model with
                        {
                            Trend = Trend(earlier[model.Name].Concat(added.Where(point => point.Model == model.Name))),
                        }
                    ),
                ],
                Diagnostics =
                [
                    .. result.Diagnostics,
                    .. new[] { damage }.OfType<Diagnostic>().Concat(Unclaimed(known)).Select(DiagnosticResult.Of),
                ],
            };
        }
        catch (QualityGateException e)
        {
            return result with
            {
                State = VerdictState.NotMeasured,
                Diagnostics = [.. result.Diagnostics, .. e.Diagnostics.Select(DiagnosticResult.Of)],
            };
        }
    }

    // Lines of earlier versions do not say whose they are. That no other gate file shows up in the history proves nothing: another may have
    // added them, and have its turn after this one. Each gate file has a warning of its own, as each has another name to write.
    private IEnumerable<Diagnostic> Unclaimed(ImmutableArray<HistoryPoint> known) =>
        from lost in known
            .Where(point => point.GateFile is null && GateFiles.ContainsKey(point.Model))
            .GroupBy(point => GateFileOf(point.Model)!, point => point.Model, StringComparer.Ordinal)
            .OrderBy(lost => lost.Key, StringComparer.Ordinal)
        let count = lost.Count()
        select Diagnostic.Warning(
            DiagnosticCodes.HistoryUnclaimed,
            File.Whole(),
            $"{Noun.Count(count, "line")} of the history {(count == 1 ? "names" : "name")} a model of this run "
                + $"('{lost.First()}') without its gate file, and may be of another: passed over. Write "
                + $"\"gateFile\":\"{JsonEncodedText.Encode(lost.Key)}\" into those that are this one's, and remove the others."
        );

    private string? GateFileOf(string model) =>
        GateFiles.TryGetValue(model, out var file) ? ReportPath.Write(Path.GetDirectoryName(File.FullPath)!, file) : null;

    private static TrendPoint[]? Trend(IEnumerable<HistoryPoint> points)
    {
        TrendPoint[] trend =
        [
            .. points.TakeLast(MostPoints).Select(point => new TrendPoint(point.Time, point.State, point.Metrics, point.Commit)),
        ];
        return trend.Length == 0 ? null : trend;
    }

    private HistoryPoint Point(ModelResult model, string? commit)
    {
        var now = Clock.GetUtcNow().UtcDateTime;
        return new HistoryPoint(
            HistoryPoint.CurrentVersion,
            new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc),
            model.Name,
            model.State,
            MetricNames
                .In(model)
                .Where(name => model.Metrics!.ContainsKey(name))
                .ToDictionary(name => name, name => model.Metrics![name], StringComparer.Ordinal),
            commit,
            model.Sha256,
            GateFileOf(model.Name)
        );
    }
}
