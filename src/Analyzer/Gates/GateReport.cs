using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Explanations;
using QualityGate.Inputs;
using QualityGate.Metrics;
using QualityGate.Uncertainty;

namespace QualityGate.Gates;

/// <summary>What a run of the gate found: the one object that all reports are written from.</summary>
/// <param name="Folder">The folder that reports write paths relative to: that of thresholds.yml.</param>
/// <param name="Models">The models, in the order of the file; empty when the file itself cannot be used.</param>
/// <param name="Diagnostics">What is to be said of thresholds.yml itself.</param>
public sealed record GateReport(string Folder, ImmutableArray<ModelReport> Models, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Everything that is to be said, in order: of the file, then of each model.</summary>
    public IEnumerable<Diagnostic> AllDiagnostics => Diagnostics.Concat(Models.SelectMany(model => model.Diagnostics));

    /// <summary>How the run ended.</summary>
    public GateOutcome Outcome
    {
        get
        {
            var errors = AllDiagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToArray();
            return errors.Length == 0 && Models.IsEmpty ? GateOutcome.NotMeasured
                : errors.Length == 0 ? GateOutcome.Passed
                : errors.All(error => error.Code == DiagnosticCodes.ThresholdViolated) ? GateOutcome.Violated
                : GateOutcome.NotMeasured;
        }
    }

    /// <summary>Whether everything was measured and every threshold of severity error holds.</summary>
    public bool Passed => Outcome == GateOutcome.Passed;
}

/// <summary>What a run of the gate found out about one model.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Path">The model file.</param>
/// <param name="Analysis">The facts about the analysed model; null when the model or its data cannot be used.</param>
/// <param name="Metrics">All metrics of the catalogue with their results; empty without an analysis.</param>
/// <param name="Verdicts">What became of each threshold; without an analysis, none has a value.</param>
/// <param name="Diagnostics">Errors and warnings, violated thresholds among them.</param>
public sealed record ModelReport(
    string Name,
    InputPath Path,
    AnalysedModel? Analysis,
    ImmutableArray<MeasuredMetric> Metrics,
    ImmutableArray<Verdict> Verdicts,
    ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>What drives the metrics; null without an analysis.</summary>
    public Explanation? Explanation { get; init; }

    /// <summary>
    /// The metrics that have no value though what they are computed from is there, or though a threshold asks for them. Without test
    /// data, those that rest on it are not among them.
    /// </summary>
    public IEnumerable<MeasuredMetric> Undefined => Metrics.Where(measured => measured.Result.Value is null
        && (!measured.Metric.NeedsTestData || Analysis is { HasTestData: true } || Verdicts.Any(verdict => verdict.Threshold.Metric == measured.Metric)));

    /// <summary>Whether nothing is an error.</summary>
    public bool Passed => Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error);
}

/// <summary>A metric and what computing it gave.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Result">Its value, or why it has none.</param>
/// <param name="Chance">What it would be by chance, where that can be said.</param>
/// <param name="Interval">Its interval, where one was asked for and there is one.</param>
public sealed record MeasuredMetric(Metric Metric, MetricResult Result, ChanceLevel? Chance, Interval? Interval)
{
    /// <summary>Why there is no interval although one was asked for, as the end of a sentence; null where there is one, or none was asked for.</summary>
    public string? WhyNoInterval { get; init; }
}

/// <summary>How a run of the gate ended; the numbers are exit codes.</summary>
public enum GateOutcome
{
    /// <summary>Everything was measured and every threshold of severity error holds.</summary>
    Passed = 0,

    /// <summary>Everything was measured and at least one threshold is violated.</summary>
    Violated = 1,

    /// <summary>Something could not be measured: the configuration, a model, its labels or test data, or a metric.</summary>
    NotMeasured = 2,
}
