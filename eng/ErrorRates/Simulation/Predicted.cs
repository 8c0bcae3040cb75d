using QualityGate.Diagnostics;
using QualityGate.TestData;
using TopFiveCounts = QualityGate.TestData.TopFive;

namespace QualityGate.ErrorRates.Simulation;

/// <summary>The predictions of a model on a test set.</summary>
/// <param name="Classes">For the samples of each true class, what was predicted.</param>
/// <param name="TopFiveHits">For how many samples the true class is among the five best.</param>
internal sealed record Predicted(int[][] Classes, long TopFiveHits)
{
    /// <summary>The number of samples.</summary>
    public int Samples => Classes.Sum(row => row.Length);

    /// <summary>The share that is right.</summary>
    public double Accuracy => (double)Classes.Index().Sum(row => row.Item.Count(predicted => predicted == row.Index)) / Samples;

    /// <summary>True and predicted class of each sample.</summary>
    public IEnumerable<(int Actual, int Predicted)> ToSamples() =>
        Classes.Index().SelectMany(row => row.Item.Select(predicted => (row.Index, predicted)));

    /// <summary>The confusion matrix.</summary>
    public ConfusionMatrix ToConfusion()
    {
        var counter = new PredictionCounter(Classes.Length);
        foreach (var (actual, predicted) in ToSamples())
        {
            counter.Add(actual, predicted);
        }

        var confusion = ConfusionMatrix.Of(counter.ToCounts(), isRates: false, new SourceLocation("drawn"));
        return confusion.With(new TopFiveCounts(TopFiveHits, Samples), string.Empty);
    }
}
