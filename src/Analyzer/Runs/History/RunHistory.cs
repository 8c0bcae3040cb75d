using System.Collections.Immutable;
using QualityGate.Ci;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Reports;
using QualityGate.Reports.History;
using QualityGate.Results;

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
            var (known, warning) = HistoryFile.Read(File);
            var earlier = result
                .Models.Select(model => model.Name)
                .Distinct(StringComparer.Ordinal)
                .ToDictionary(name => name, name => Own(known, name), StringComparer.Ordinal);
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
                Diagnostics = warning is null ? result.Diagnostics : result.Diagnostics.Add(DiagnosticResult.Of(warning)),
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

    // Lines of earlier versions do not say whose they are: they are this model's where no other gate file has one of its name.
    private ImmutableArray<HistoryPoint> Own(ImmutableArray<HistoryPoint> known, string name)
    {
        var own = GateFileOf(name);
        HistoryPoint[] called = [.. known.Where(point => point.Model == name)];
        var isOnly = called.All(point => point.GateFile is null || point.GateFile == own);
        return [.. called.Where(point => point.GateFile is null ? own is null || isOnly : point.GateFile == own)];
    }

    private string? GateFileOf(string model)
    {
        if (!GateFiles.TryGetValue(model, out var file))
        {
            return null;
        }

        var relative = Path.GetRelativePath(Path.GetDirectoryName(File.FullPath)!, file).Replace('\\', '/');
        return Path.IsPathRooted(relative) ? null : relative;
    }

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
