using System.Collections.Immutable;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Text;

namespace QualityGate.Gates;

/// <summary>The diagnostics of a verdict: an error or warning for each limit that did not simply pass.</summary>
internal static class VerdictMessage
{
    private const string Accept = "accept this model as the baseline with 'qualitygate baseline accept'";

    // A pull request is compared with the target branch, so accepting here changes nothing yet.
    private const string AcceptForBranch = Accept + ", which counts once that commit has the file";

    /// <summary>The diagnostics of a verdict, at the place of its threshold.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="model">The name of the model.</param>
    /// <returns>None where all limits are kept and there is nothing to add.</returns>
    public static ImmutableArray<Diagnostic> Of(Verdict verdict, string model)
    {
        // One line says what several limits have in common: there is no value, or no interval.
        var common = verdict
            .Limits.Where(limit => limit.State == VerdictState.NotMeasured)
            .GroupBy(limit => (limit.Code, limit.WhyNone))
            .Select(group => Common(verdict, model, [.. group]));
        var own = verdict
            .Limits.Where(limit => limit.State is VerdictState.Violated or VerdictState.Inconclusive or VerdictState.Suppressed)
            .Select(limit => Own(verdict, model, limit))
            .OfType<Diagnostic>();
        return [.. common, .. own];
    }

    private static Diagnostic Common(Verdict verdict, string model, ImmutableArray<LimitVerdict> limits)
    {
        var threshold = verdict.Threshold;
        var (code, why) = (limits[0].Code!, limits[0].WhyNone);
        var subject = $"{threshold.Name} of '{model}'";
        var demands = string.Join(", ", limits.Select(limit => $"'{limit.Limit.Key}: {Figure.FormatLimit(limit.Limit.Bound)}'"));
        return code switch
        {
            DiagnosticCodes.NotComparable => Diagnostic.Error(
                code,
                threshold.Location,
                $"{subject} {why}; a limit that has nothing to compare with, as {demands}, fails its threshold."
            ),
            DiagnosticCodes.ShareOfNothing => Diagnostic.Error(
                code,
                threshold.Location,
                $"{subject} is {Figure.Format(verdict.Quantity.Baseline!.Value!.Value)} in {verdict.BaselineCalled}, of which there is no "
                    + $"share to lose, so that {demands} cannot be judged; write 'max-drop' instead."
            ),
            // The metric has an interval, and its change since the baseline none.
            _ when verdict.Quantity.Result.Value is not null && limits.All(limit => limit.Limit.IsOfBaseline) => Diagnostic.Error(
                DiagnosticCodes.NotMeasured,
                threshold.Location,
                $"the change of {subject} {why}; without an interval, {demands} with 'confidence' fails its threshold. Remove 'confidence' "
                    + "to have the change judged by its value."
            ),
            // An error whatever the threshold's severity, which is about values: nothing is green because it was not measured.
            _ => Diagnostic.Error(
                DiagnosticCodes.NotMeasured,
                threshold.Location,
                $"{subject} {why}; a metric without a value{(threshold.Confidence is null ? string.Empty : " and an interval")} fails its "
                    + "threshold."
            ),
        };
    }

    /// <summary>
    /// The diagnostic of a limit that is violated or inconclusive, covered by an exception or not; null where the threshold is silent about
    /// it.
    /// </summary>
    internal static Diagnostic? Own(Verdict verdict, string model, LimitVerdict limit)
    {
        var threshold = verdict.Threshold;
        var fact = limit.Limit.IsOfBaseline ? ChangeText.Of(verdict, model, limit) : ValueText.Of(verdict, model, limit);
        if (limit.Found == VerdictState.Violated)
        {
            return new Diagnostic(
                DiagnosticCodes.ThresholdViolated,
                SeverityOf(limit, threshold),
                $"{fact}; {Advice(verdict, limit.Limit)}, or change the limit.",
                threshold.Location
            )
            {
                Suppression = limit.Suppression,
            };
        }

        return limit.Weighed == Outcome.Tolerated
            ? null
            : new Diagnostic(
                DiagnosticCodes.LimitInconclusive,
                SeverityOf(limit, threshold),
                $"{fact}, so that it is not known whether the limit is kept; {SettlingText.Of(verdict, limit)}.",
                threshold.Location
            )
            {
                Suppression = limit.Suppression,
            };
    }

    /// <summary>The severity of what is said of a limit, were there no exceptions.</summary>
    internal static Severity SeverityOf(LimitVerdict limit, Threshold threshold) =>
        Outcomes.Fails(limit.Weighed) ? Severity.Error
        : limit.Found == VerdictState.Violated ? threshold.Severity
        : Severity.Warning;

    // Accepting a new baseline is not advised where a limit demands a gain or forbids one.
    private static string Advice(Verdict verdict, Limit limit)
    {
        var advice = verdict.Threshold.Metric.Advice;
        var accept = BaselineSource.IsOfCommit(verdict.BaselineName) ? AcceptForBranch : Accept;
        return limit.Kind switch
        {
            LimitKind.MaximumGain => $"see that no test data got into training, {accept}",
            _ when limit.IsOfDrop => $"{advice}, {accept}",
            _ => advice,
        };
    }
}
