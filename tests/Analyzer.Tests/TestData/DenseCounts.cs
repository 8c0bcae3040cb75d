using CsCheck;
using QualityGate.Diagnostics;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.TestData;

/// <summary>A confusion matrix that is held in full and added up naively; the sparse one has to agree with it to the last bit.</summary>
internal sealed record DenseCounts(int Classes, double[] Values, bool IsRates)
{
    /// <summary>Matrices that are mostly zeros, some with classes without samples; a third of them are shares.</summary>
    public static Gen<DenseCounts> Any { get; } =
        from classes in Gen.Int[1, 8]
        from values in Gen.Frequency((3, Gen.Const(0.0)), (2, Gen.Int[0, 40].Select(count => (double)count))).Array[classes * classes]
        from isRates in Gen.Frequency((2, Gen.Const(false)), (1, Gen.Const(true)))
        where values.Any(value => value > 0)
        select new DenseCounts(classes, isRates ? Shares(classes, values) : values, isRates);

    public double this[int actual, int predicted] => Values[(actual * Classes) + predicted];

    public int[] Measured => [.. Enumerable.Range(0, Classes).Where(c => Samples(c) > 0)];

    public double Right => Enumerable.Range(0, Classes).Sum(c => this[c, c]);

    public double Samples(int actual) => Enumerable.Range(0, Classes).Sum(predicted => this[actual, predicted]);

    public double Predictions(int predicted) => Enumerable.Range(0, Classes).Sum(actual => this[actual, predicted]);

    public double Accuracy => IsRates ? Measured.Average(c => this[c, c] / Samples(c)) : Right / Values.Sum();

    public ConfusionMatrix Sparse() => ConfusionMatrix.Create(Classes, Values, IsRates, new SourceLocation("m.csv"));

    /// <summary>The matrix whose k-th class is a given one of this.</summary>
    public DenseCounts Permuted(int[] order) => this with { Values = [.. from i in order from j in order select this[i, j]] };

    /// <summary>The functional similarity of all pairs of measured classes, in full.</summary>
    public double[] Similarity()
    {
        double Sum(int c) => Math.Abs(Samples(c) - 1) < 1e-6 ? 1 : Samples(c);
        return [.. from i in Measured from j in Measured select i == j ? 1 : ((this[i, j] / Sum(i)) + (this[j, i] / Sum(j))) / 2];
    }

    private static double[] Shares(int classes, double[] counts) =>
        [.. counts.Select((count, entry) => count == 0 ? 0 : count / counts.AsSpan(entry / classes * classes, classes).ToArray().Sum())];
}
