using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Metrics.Uncertainty;
using QualityGate.TestData;
using QualityGate.Text;

namespace QualityGate.Initialisation.Finding;

/// <summary>
/// Notices that test data, labels and outputs do not seem to stand in the same order: a limit on what they measure together would be one on
/// the number of something else.
/// </summary>
internal static class OrderDoubt
{
    private const double Level = 0.95;

    /// <summary>The warnings of an analysis that cast such doubt.</summary>
    public static ImmutableArray<string> Codes { get; } =
    [
        DiagnosticCodes.OrientationInDoubt,
        DiagnosticCodes.AccuracyBelowChance,
        DiagnosticCodes.ClassesSwapped,
        DiagnosticCodes.MatrixOrderInDoubt,
    ];

    /// <summary>The reason for doubt about a model, as a sentence; null where there is none.</summary>
    public static string? Of(ModelAnalysis analysis) =>
        analysis.Confusion is not { } confusion ? null
        : analysis.Diagnostics.FirstOrDefault(warning => Codes.Contains(warning.Code)) is { } doubt
            ? $"{doubt.Code}: {SingleLine.Of(doubt.Message, 300)}"
        : AtChance(confusion) is { } why ? why
        : !confusion.IsOrderAssumed
        && ModelAnalyzer.SimilarityOfOutputs(analysis) is { } similarity
        && MatrixOrderCheck.AreOutputsInOtherOrder(confusion, similarity, analysis.Outputs)
            ? "the classes that the test data name are confused as similar outputs are only if these stand in alphabetical order, as "
                + "folders of images do; the labels stand in another."
        : null;

    /// <summary>
    /// The reason for doubt about test data alone: a trained model answers better than by chance, and of so many samples that is known.
    /// Weak models and small test sets are left alone.
    /// </summary>
    public static string? AtChance(ConfusionMatrix confusion)
    {
        // The level to beat is half the share of the largest class, or that of guessing where it is higher.
        var guess = 1.0 / confusion.Classes;
        var chance = Math.Max(guess, confusion.LargestShare / 2);
        return
            confusion.WhyNotCounted is null
            && ClopperPearson.Of(confusion.Right, confusion.Samples!.Value, Level) is var interval
            && interval.Low <= chance
            && interval.High < (1 + chance) / 2
            ? $"accuracy is {Figure.Format(confusion.Accuracy)} ({Figure.Format(interval.Low)} to {Figure.Format(interval.High)} at "
                + $"{Figure.FormatLimit(Level * 100)} %), and guessing among {confusion.Classes} classes gives {Figure.Format(guess)}."
            : null;
    }
}
