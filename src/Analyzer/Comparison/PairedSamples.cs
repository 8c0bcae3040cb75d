using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.TestData;

namespace QualityGate.Comparison;

/// <summary>
/// The predictions of two models for the same test samples. Drawing samples for both at once keeps what they have in common: a hard
/// sample is hard for both, and says little about their difference.
/// </summary>
internal sealed class PairedSamples
{
    private readonly int classes;
    private readonly ((int Actual, int Predicted) First, (int Actual, int Predicted) Second)[][] byClass;

    private PairedSamples(int classes, ((int Actual, int Predicted) First, (int Actual, int Predicted) Second)[][] byClass)
    {
        this.classes = classes;
        this.byClass = byClass;
    }

    /// <summary>The number of samples.</summary>
    public int Count => byClass.Sum(samples => samples.Length);

    /// <summary>The number of samples that A is right about and B is not.</summary>
    public int OnlyFirstRight { get; private init; }

    /// <summary>The number of samples that B is right about and A is not.</summary>
    public int OnlySecondRight { get; private init; }

    /// <summary>The number of samples of which A and B predict different classes.</summary>
    public int Different { get; private init; }

    /// <summary>Pairs predictions line by line; null unless both files are about the same true classes in the same order.</summary>
    public static PairedSamples? Of(
        ImmutableArray<(int Actual, int Predicted)> a,
        ImmutableArray<(int Actual, int Predicted)> b,
        ClassMap map
    )
    {
        var isPaired = a.Length == b.Length && a.Zip(b).All(pair => pair.First.Actual == map.ToA[pair.Second.Actual]);
        return isPaired
            ? new PairedSamples(
                map.ToA.Length,
                [.. a.Zip(b).GroupBy(sample => sample.First.Actual).OrderBy(group => group.Key).Select(group => group.ToArray())]
            )
            {
                OnlyFirstRight = a.Zip(b).Count(pair => IsRight(pair.First) && !IsRight(pair.Second)),
                OnlySecondRight = a.Zip(b).Count(pair => !IsRight(pair.First) && IsRight(pair.Second)),
                Different = a.Zip(b).Count(pair => pair.First.Predicted != map.ToA[pair.Second.Predicted]),
            }
            : null;
    }

    /// <summary>
    /// Draws as many samples of each class as there are, and counts what both models made of them, each by its own class indices.
    /// </summary>
    public (ConfusionMatrix First, ConfusionMatrix Second) Draw(Random random)
    {
        var (first, second) = (new List<Prediction>(), new List<Prediction>());
        foreach (var samples in byClass)
        {
            var (ofFirst, ofSecond) = (new int[samples.Length], new int[samples.Length]);
            for (var draw = 0; draw < samples.Length; draw++)
            {
                var (a, b) = samples[random.Next(samples.Length)];
                (ofFirst[draw], ofSecond[draw]) = (a.Predicted, b.Predicted);
            }

            AddCounts(samples[0].First.Actual, ofFirst, first);
            AddCounts(samples[0].Second.Actual, ofSecond, second);
        }

        return (Matrix(first), Matrix(second));
    }

    private static void AddCounts(int actual, int[] predicted, List<Prediction> cells)
    {
        Array.Sort(predicted);
        for (int start = 0, end; start < predicted.Length; start = end)
        {
            end = start + 1;
            while (end < predicted.Length && predicted[end] == predicted[start])
            {
                end++;
            }

            cells.Add(new Prediction(actual, predicted[start], end - start));
        }
    }

    // The classes may have another order in the second model.
    private ConfusionMatrix Matrix(List<Prediction> cells) =>
        ConfusionMatrix.Of(
            new SparseCounts(classes, [.. cells.OrderBy(cell => cell.Actual).ThenBy(cell => cell.Predicted)]),
            isRates: false,
            new SourceLocation(string.Empty)
        );

    private static bool IsRight((int Actual, int Predicted) sample) => sample.Actual == sample.Predicted;
}
