using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.TestData;
using QualityGate.TestData.Reading;

namespace QualityGate.Runs.Baselines;

/// <summary>The test samples of a model, one by one and in their order.</summary>
internal static class TestSamples
{
    /// <summary>Reads the samples; null where the test data are counts, or where its rows are not all that was counted.</summary>
    /// <exception cref="Diagnostics.QualityGateException">The test data cannot be read any more.</exception>
    public static ImmutableArray<(int Actual, int Predicted)>? Read(
        AnalysisInputs inputs,
        ModelAnalysis analysis,
        CancellationToken cancellationToken
    )
    {
        if (
            analysis.Confusion is not { IsRates: false } confusion
            || TestDataReader.Predictions(inputs, analysis.Outputs, cancellationToken) is not { } predictions
            || TestDataListing.Of(predictions).ReadSamples(analysis.Outputs, cancellationToken) is not { } samples
        )
        {
            return null;
        }

        var counter = new PredictionCounter(analysis.Outputs.Count);
        foreach (var (actual, predicted) in samples)
        {
            counter.Add(actual, predicted);
        }

        return counter.ToCounts().Cells.SequenceEqual(confusion.Cells) ? samples : null;
    }
}
