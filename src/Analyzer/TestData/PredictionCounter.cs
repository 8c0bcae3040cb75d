using System.Runtime.InteropServices;

namespace QualityGate.TestData;

/// <summary>Counts predictions one by one; only pairs of classes that occur take memory.</summary>
/// <param name="classes">The number of classes.</param>
internal sealed class PredictionCounter(int classes)
{
    // The place that a pair has in the order of all cells, row by row.
    private readonly Dictionary<long, int> countByPlace = [];

    /// <summary>Counts a test sample.</summary>
    public void Add(int actual, int predicted) =>
        CollectionsMarshal.GetValueRefOrAddDefault(countByPlace, ((long)actual * classes) + predicted, out _)++;

    /// <summary>The counts until now.</summary>
    public SparseCounts ToCounts() =>
        new(
            classes,
            [
                .. countByPlace
                    .OrderBy(pair => pair.Key)
                    .Select(pair => new Prediction((int)(pair.Key / classes), (int)(pair.Key % classes), pair.Value)),
            ]
        );
}
