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
    private readonly PairedClass[] byClass;

    private readonly Lazy<Dictionary<int, PairedClass>> byFirst;

    // The classes may have another order in the second model.
    private readonly int[] orderOfSecond;

    private PairedSamples(int classes, PairedClass[] byClass)
    {
        this.classes = classes;
        this.byClass = byClass;
        byFirst = new(() => byClass.ToDictionary(samples => samples.First.Actual));
        orderOfSecond = [.. Enumerable.Range(0, byClass.Length).OrderBy(k => byClass[k].Second.Actual)];
    }

    /// <summary>The number of samples.</summary>
    public int Count => byClass.Sum(samples => samples.Count);

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
                [.. a.Zip(b).GroupBy(sample => sample.First.Actual).OrderBy(group => group.Key).Select(PairedClass.Of)]
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
        var (first, second) = (new int[byClass.Length][], new int[byClass.Length][]);
        for (var k = 0; k < byClass.Length; k++)
        {
            (first[k], second[k]) = byClass[k].Draw(random);
        }

        var cells = ImmutableArray.CreateBuilder<Prediction>();
        for (var k = 0; k < byClass.Length; k++)
        {
            byClass[k].First.AddCells(first[k], cells);
        }

        var ofFirst = Matrix(cells.DrainToImmutable());
        foreach (var k in orderOfSecond)
        {
            byClass[k].Second.AddCells(second[k], cells);
        }

        return (ofFirst, Matrix(cells.DrainToImmutable()));
    }

    /// <summary>
    /// Counts what has changed for the samples of some classes: those that have a property by the predictions of B only, and by those of A
    /// only, of so many.
    /// </summary>
    /// <param name="rows">The classes, by their indices in A.</param>
    /// <param name="first">The property by true and predicted class in A.</param>
    /// <param name="second">The same in B.</param>
    public (int Gained, int Lost, int Count) Changes(IEnumerable<int> rows, Func<int, int, bool> first, Func<int, int, bool> second)
    {
        var (gained, lost, count) = (0, 0, 0);
        foreach (var row in rows)
        {
            if (!byFirst.Value.TryGetValue(row, out var samples))
            {
                continue;
            }

            count += samples.Count;
            for (var sample = 0; sample < samples.Count; sample++)
            {
                var before = first(samples.First.Actual, samples.First.Predicted[samples.First.Places[sample]]);
                var after = second(samples.Second.Actual, samples.Second.Predicted[samples.Second.Places[sample]]);
                gained += after && !before ? 1 : 0;
                lost += before && !after ? 1 : 0;
            }
        }

        return (gained, lost, count);
    }

    private ConfusionMatrix Matrix(ImmutableArray<Prediction> cells) =>
        ConfusionMatrix.Of(new SparseCounts(classes, cells), isRates: false, new SourceLocation(string.Empty));

    private static bool IsRight((int Actual, int Predicted) sample) => sample.Actual == sample.Predicted;
}
