namespace QualityGate.TestData;

/// <summary>A pair of true and predicted class, and how much it weighs.</summary>
/// <param name="Actual">The true class.</param>
/// <param name="Predicted">The predicted class.</param>
/// <param name="Weight">A count; a share of the true class where only shares are known, so that all classes weigh alike.</param>
internal readonly record struct Prediction(int Actual, int Predicted, double Weight)
{
    /// <summary>The wrong predictions of a confusion matrix.</summary>
    public static IEnumerable<Prediction> Wrong(ConfusionMatrix confusion) => confusion.Cells.Where(pair => pair.Actual != pair.Predicted);
}
