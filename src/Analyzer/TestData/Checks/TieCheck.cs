using QualityGate.Diagnostics;

namespace QualityGate.TestData.Checks;

/// <summary>The warning about equal scores, which leave it open what a model predicts.</summary>
internal static class TieCheck
{
    /// <summary>The warning, if any sample depends on the order of equal scores.</summary>
    public static Diagnostic? Of(SampleTally tally, double samples, SourceLocation file) =>
        tally is { TiesForFirst: 0, TiesForFive: 0 }
            ? null
            : Diagnostic.Warning(
                DiagnosticCodes.TiesDecide,
                file,
                $"equal scores decide whether the prediction is right in {tally.TiesForFirst} of {samples} samples, and whether the true "
                    + $"class is among the five best in {tally.TiesForFive}: the class of the lower index was taken first, and accuracies "
                    + "may differ so much."
            );
}
