using QualityGate.Diagnostics;
using QualityGate.Labels;

namespace QualityGate.TestData.Reading;

/// <summary>The reading of test data, as if it were a member of them.</summary>
internal static class TestDataReading
{
    extension(TestDataFile data)
    {
        /// <summary>Reads the file as a confusion matrix.</summary>
        /// <param name="labels">The classes.</param>
        /// <param name="cancellationToken">Stops the reading of a large file.</param>
        /// <returns>The matrix, C × C, with warnings about what it holds.</returns>
        /// <exception cref="QualityGateException">The file cannot be read (codes QG3xxx).</exception>
        /// <exception cref="InvalidOperationException">The test data are images, which are read through a model.</exception>
        /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
        public ConfusionMatrix Read(ClassLabels labels, CancellationToken cancellationToken = default) =>
            TestDataListing.Of(data).Read(labels, progress: null, cancellationToken);
    }
}
