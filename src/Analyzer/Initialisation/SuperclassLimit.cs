using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Parts;
using QualityGate.Diagnostics;
using QualityGate.Explanations;
using QualityGate.Metrics.Parts;
using QualityGate.Metrics.Uncertainty;
using QualityGate.Text;

namespace QualityGate.Initialisation;

/// <summary>
/// The limit on the exact accuracy of superclasses, for small test sets: there the accuracy of all samples may fall far by chance, and a
/// superclass whose classes are no longer told apart hides in it. The samples of its own classes show it.
/// </summary>
/// <param name="Bound">The bound, a tidy figure, for all superclasses.</param>
/// <param name="Why">The measured value of the weakest superclass; for a comment.</param>
internal sealed record SuperclassLimit(double Bound, string Why)
{
    // With 300 samples and more, accuracy itself sees such damage.
    private const double LeastMargin = 0.1;

    // By simulation: retraining or testing again fails in 1 to 3 %, and a fifth of the classes permuted or collapsed in 95 %.
    private const double Level = 0.8;
    private const double Step = 0.01;
    private static readonly PartMetric Exact = PartMetrics.Find("exact-accuracy")!;

    /// <summary>Chooses the limit of a model.</summary>
    /// <param name="analysis">The model that it is to keep.</param>
    /// <param name="accuracy">The limit that was chosen on accuracy; null for none.</param>
    /// <returns>Null where accuracy does, or where the limit would be at chance.</returns>
    public static SuperclassLimit? Of(ModelAnalysis analysis, ChosenLimit? accuracy)
    {
        if (
            accuracy is not { Kind: LimitKind.Minimum }
            || analysis.Confusion is not { WhyNotCounted: null } confusion
            || confusion.Accuracy - accuracy.Bound <= LeastMargin
            // A superclass without test samples would fail the limit.
            || confusion.MeasuredClasses.Length < analysis.Labels.Count
            // A single superclass gets no limit: it would fail too often on another test set.
            || SuperclassAccuracy.Of(analysis) is not { Length: > 1 } superclasses
        )
        {
            return null;
        }

        var weakest = superclasses.MinBy(BoundOf)!;
        var bound = Math.Round(Math.Floor(BoundOf(weakest) / Step) * Step, 2);
        return bound > confusion.LargestShare
            ? new SuperclassLimit(
                bound,
                $"of {superclasses.Length} superclasses {analysis.Outputs.Hierarchy.NameOf(weakest.Concept)} allows least, measured "
                    + $"{Figure.Format(weakest.ExactAccuracy)} of {Figure.Count(weakest.Samples)} samples"
            )
            : null;
    }

    /// <summary>The line of limits as a gate file has it.</summary>
    public PartLine ToLine() =>
        new(
            PartKind.Superclass,
            new Threshold(Exact, Exact.Name, [new Limit(LimitKind.Minimum, Bound)], Severity.Error, new SourceLocation("init"))
        );

    // Another test set is another draw, just as this one is.
    private static double BoundOf(SuperclassAccuracy superclass)
    {
        var (value, samples) = (superclass.ExactAccuracy, superclass.Samples);
        return value - (Math.Sqrt(2) * (value - ClopperPearson.Of(value * samples, samples, Level).Low));
    }
}
