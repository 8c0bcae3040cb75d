using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies.Reading;
using QualityGate.Results;
using QualityGate.Runs.Baselines;
using QualityGate.Runs.History;
using QualityGate.Runs.Inputs;
using QualityGate.Runs.Suppressions;

namespace QualityGate.Runs;

/// <summary>The gate: the whole way from thresholds.yml to a report. All fronts call this, and only this.</summary>
public static class Gate
{
    /// <summary>Gates the models of a thresholds.yml. A user's mistake is a diagnostic in the report, never an exception.</summary>
    /// <param name="thresholds">The thresholds.yml.</param>
    /// <param name="progress">Is told the name of each model before it is analysed.</param>
    /// <param name="cancellationToken">Stops a long run.</param>
    /// <returns>The report.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static GateResult Check(
        InputPath thresholds,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default
    ) => Check(new GateRequest(thresholds), progress, cancellationToken);

    /// <summary>
    /// Gates what a front asks for. A user's mistake is a diagnostic in the report, not an exception, unless there is to be no report.
    /// </summary>
    /// <param name="request">The gate file.</param>
    /// <param name="progress">Is told the name of each model before it is analysed.</param>
    /// <param name="cancellationToken">Stops a long run.</param>
    /// <returns>The report.</returns>
    /// <exception cref="QualityGateException">A report of the request would overwrite an input (QG0020), or its path cannot be followed
    /// (QG0015).</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    internal static GateResult Check(GateRequest request, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        GateDefinition definition;
        try
        {
            definition = GateReader.Read(request);
        }
        catch (QualityGateException e)
        {
            EarlierReports.RefuseInputs(request.Reports, request.Source);
            EarlierReports.RefuseOthers(request.Reports);
            return Misconfigured(request, e);
        }

        EarlierReports.RefuseInputs(request.Reports, definition);
        EarlierReports.Remove(request.Reports);
        return WithTrend(request, definition, Check(definition, progress, cancellationToken));
    }

    /// <summary>Adds a run to its history, where it has one, and the trend to its result.</summary>
    internal static GateResult WithTrend(GateRequest request, GateDefinition definition, GateResult result) =>
        definition.History is { } history
            ? new RunHistory(history)
            {
                Clock = request.Clock,
                GateFiles = definition
                    .Entries.DistinctBy(entry => entry.Name)
                    .ToDictionary(entry => entry.Name, entry => entry.Inputs.Model.NamedAt.File, StringComparer.Ordinal),
            }.Record(result)
            : result;

    /// <summary>The report when what was asked for cannot even be understood.</summary>
    internal static GateResult Misconfigured(GateRequest request, QualityGateException mistake) =>
        GateResult
            .Of(Path.GetDirectoryName(request.Origin?.File ?? request.Source.FullPath) ?? request.Source.FullPath, [], mistake.Diagnostics)
            .InRepository();

    /// <summary>Gates the models of a thresholds.yml that has been read.</summary>
    /// <param name="definition">The gate file.</param>
    /// <param name="progress">Is told the name of each model before it is analysed.</param>
    /// <param name="cancellationToken">Stops a long run.</param>
    /// <param name="known">Analyses that are at hand; null for entries without one.</param>
    internal static GateResult Check(
        GateDefinition definition,
        IProgress<string>? progress,
        CancellationToken cancellationToken,
        Func<GateEntry, ModelAnalysis?>? known = null
    )
    {
        RunBaseline? baseline;
        try
        {
            baseline = RunBaseline.Read(definition, cancellationToken);
        }
        catch (QualityGateException e)
        {
            return GateResult.Of(definition.Folder, [], [.. definition.Diagnostics, .. e.Diagnostics]).InRepository();
        }

        var hierarchies = new LoadedHierarchies();
        var models = ImmutableArray.CreateBuilder<ModelResult>();
        foreach (var entry in definition.Entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(entry.Name);
            models.Add(ModelGate.Check(entry, known?.Invoke(entry), hierarchies, baseline, progress, cancellationToken));
        }

        var findings = SuppressionFindings.In(
            definition,
            models.ToImmutable(),
            [.. definition.Diagnostics, .. baseline?.Diagnostics ?? []]
        );
        return GateResult.Of(definition.Folder, models.ToImmutable(), findings).InRepository();
    }
}
