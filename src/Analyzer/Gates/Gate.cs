using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Hierarchies;
using QualityGate.Inputs;
using QualityGate.Metrics;

namespace QualityGate.Gates;

/// <summary>The gate: the whole way from thresholds.yml to a report. All fronts call this, and only this.</summary>
public static class Gate
{
    /// <summary>Gates the models of a thresholds.yml. A user's mistake is a diagnostic in the report, never an exception.</summary>
    /// <param name="thresholds">The thresholds.yml.</param>
    /// <param name="progress">Is told the name of each model before it is analysed.</param>
    /// <param name="cancellationToken">Stops a long run.</param>
    /// <returns>The report.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static GateReport Check(InputPath thresholds, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        GateDefinition definition;
        try
        {
            definition = ThresholdsFile.Read(thresholds);
        }
        catch (QualityGateException e)
        {
            return new GateReport(Path.GetDirectoryName(thresholds.FullPath) ?? thresholds.FullPath, [], e.Diagnostics);
        }

        var hierarchy = WordNet.Load();
        var models = ImmutableArray.CreateBuilder<ModelReport>();
        foreach (var entry in definition.Entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(entry.Name);
            models.Add(Check(entry, hierarchy, cancellationToken));
        }

        return new GateReport(definition.Folder, models.ToImmutable(), definition.Diagnostics);
    }

    /// <summary>Gates one model.</summary>
    /// <param name="entry">The model, and what is demanded of it; thresholds may be empty.</param>
    /// <param name="hierarchy">The hierarchy that its labels stand for.</param>
    /// <param name="cancellationToken">Stops a long run.</param>
    /// <returns>The report.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static ModelReport Check(GateEntry entry, Hierarchy hierarchy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        try
        {
            var analysis = ModelAnalyzer.Analyze(entry.Inputs, hierarchy, cancellationToken);
            ImmutableArray<MeasuredMetric> metrics = [.. MetricCatalog.All.Select(metric => new MeasuredMetric(metric, analysis.Measure(metric)))];
            ImmutableArray<Verdict> verdicts =
                [.. entry.Thresholds.Select(threshold => new Verdict(threshold, metrics.First(m => m.Metric == threshold.Metric).Result))];
            var failures = verdicts.Select(verdict => verdict.Describe(entry.Name)).OfType<Diagnostic>();
            return new ModelReport(entry.Name, entry.Inputs.Model, analysis, metrics, verdicts, [.. analysis.Diagnostics, .. failures]);
        }
        catch (QualityGateException e)
        {
            // What was asked for stays in the report, without a value: it was not measured, so it has not passed.
            var unmeasured = MetricResult.Undefined("could not be measured");
            return new ModelReport(
                entry.Name, entry.Inputs.Model, Analysis: null, [], [.. entry.Thresholds.Select(t => new Verdict(t, unmeasured))], e.Diagnostics);
        }
    }
}
