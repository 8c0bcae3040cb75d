namespace QualityGate.TestData;

/// <summary>A pair of true and predicted class, and how much it weighs.</summary>
/// <param name="Actual">The true class.</param>
/// <param name="Predicted">The predicted class.</param>
/// <param name="Weight">A count; a share of the true class where only shares are known, so that all classes weigh alike.</param>
internal readonly record struct Prediction(int Actual, int Predicted, double Weight)
{
    /// <summary>All predictions of a confusion matrix, row by row.</summary>
    public static IEnumerable<Prediction> All(ConfusionMatrix confusion)
    {
        foreach (var actual in confusion.MeasuredClasses)
        {
            for (var predicted = 0; predicted < confusion.Classes; predicted++)
            {
                if (confusion[actual, predicted] > 0)
                {
                    yield return new Prediction(actual, predicted, confusion[actual, predicted]);
                }
            }
        }
    }

    /// <summary>The wrong predictions of a confusion matrix.</summary>
    public static IEnumerable<Prediction> Wrong(ConfusionMatrix confusion) => All(confusion).Where(pair => pair.Actual != pair.Predicted);
}
