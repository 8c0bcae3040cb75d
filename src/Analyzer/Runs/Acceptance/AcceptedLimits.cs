using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Results;
using QualityGate.Runs.Baselines;

namespace QualityGate.Runs.Acceptance;

/// <summary>
/// Limits of a model that its being accepted does not mend: <c>min</c>, <c>max</c> and those on parts, but also <c>min-gain</c>, since the
/// model gains nothing over itself.
/// </summary>
/// <param name="entry">The entry of the model.</param>
/// <param name="analysis">Its analysis.</param>
/// <param name="baseline">The name of the baseline; null where the gate compares with something else, such as a commit.</param>
internal sealed class AcceptedLimits(GateEntry entry, ModelAnalysis analysis, string? baseline)
{
    /// <summary>The findings of the gate that stay after accepting, at their places.</summary>
    /// <param name="alone">The result of the model, compared with nothing.</param>
    /// <param name="accepted">The content of the baseline about the model.</param>
    /// <param name="cancellationToken">Stops a long run.</param>
    public ImmutableArray<Diagnostic> Broken(ModelResult alone, BaselineModel accepted, CancellationToken cancellationToken) =>
        [.. alone.Diagnostics.Concat(Compared(accepted, cancellationToken)).Select(result => result.ToDiagnostic()).Where(IsAboutLimit)];

    /// <summary>The warning of whoever accepts.</summary>
    /// <param name="finding">The finding of the gate.</param>
    public Diagnostic Describe(Diagnostic finding) =>
        Diagnostic.Warning(
            DiagnosticCodes.BaselineAcceptedWithViolation,
            finding.Location,
            finding switch
            {
                { Suppression: not null } => $"accepted, though a limit is violated: {finding.Message}",
                { Severity: Severity.Error } => $"accepted, but the gate still fails on '{entry.Name}': {finding.Message}",
                _ => $"accepted, but the gate still warns of '{entry.Name}': {finding.Message}",
            }
        ) with
        {
            Suppression = finding.Suppression,
        };

    // A limit that cannot be compared with the model itself fails the gate in each later run.
    private static bool IsAboutLimit(Diagnostic finding) =>
        finding.Code
            is DiagnosticCodes.ThresholdViolated
                or DiagnosticCodes.NotMeasured
                or DiagnosticCodes.NotComparable
                or DiagnosticCodes.ShareOfNothing
        || finding is { Code: DiagnosticCodes.LimitInconclusive, Severity: Severity.Error };

    private ImmutableArray<DiagnosticResult> Compared(BaselineModel accepted, CancellationToken cancellationToken)
    {
        var against = entry with
        {
            Confidence = null,
            Thresholds = [.. entry.Thresholds.Select(OfBaseline).Where(threshold => !threshold.Limits.IsEmpty)],
            Parts =
            [
                .. entry.Parts.Select(line => line with { Demand = OfBaseline(line.Demand) }).Where(line => !line.Demand.Limits.IsEmpty),
            ],
        };
        return baseline is null || !against.Demands.Any()
            ? []
            : ModelGate
                .Check(
                    against,
                    analysis,
                    progress: null,
                    RunBaseline.Compare(baseline, RunBaseline.AcceptAnew, accepted, against, analysis, cancellationToken),
                    cancellationToken
                )
                .Diagnostics;
    }

    // Other limits were judged already.
    private static Threshold OfBaseline(Threshold threshold) =>
        threshold with
        {
            Limits = [.. threshold.Limits.Where(limit => limit.IsOfBaseline)],
            LimitLocations = [.. threshold.Limits.Where(limit => limit.IsOfBaseline).Select(threshold.PlaceOf)],
        };
}
