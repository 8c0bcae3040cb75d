using System.Collections.Immutable;
using System.Numerics.Tensors;
using QualityGate.Diagnostics;
using QualityGate.Text;

namespace QualityGate.TestData;

/// <summary>
/// Confusion counts M: entry [i, j] is how many test samples of class i were predicted as class j. Rows may also be shares
/// of their class; then nothing is known of how many samples there were.
/// </summary>
public sealed class ConfusionMatrix
{
    private readonly double[] values;

    private ConfusionMatrix(int classes, double[] values, bool isRates, ImmutableArray<Diagnostic> diagnostics)
    {
        Classes = classes;
        this.values = values;
        IsRates = isRates;
        Diagnostics = diagnostics;
        MeasuredClasses = [.. Enumerable.Range(0, classes).Where(c => Row(c).ContainsAnyExcept(0.0))];
    }

    /// <summary>C, the number of rows and of columns.</summary>
    public int Classes { get; }

    /// <summary>Whether the rows are shares of their class rather than counts.</summary>
    public bool IsRates { get; }

    /// <summary>The classes that have test samples, ascending; never empty.</summary>
    public ImmutableArray<int> MeasuredClasses { get; }

    /// <summary>Warnings: classes without test samples.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The number of test samples; null where only shares are known.</summary>
    public double? Samples => IsRates ? null : values.Sum();

    /// <summary>Why it is not known how many samples there were, as the end of a sentence; null when they are counted.</summary>
    internal string? WhyNotCounted =>
        IsRates ? "the confusion matrix holds shares, so nothing is known of the number of samples"
        : Array.TrueForAll(values, double.IsInteger) ? null
        : "the counts of the confusion matrix are not whole numbers, so nothing is known of the number of samples";

    /// <summary>The number of predictions that are right; where shares are known, the sum of those.</summary>
    internal double Right => Enumerable.Range(0, Classes).Sum(c => this[c, c]);

    /// <summary>The number of predictions that are wrong; where shares are known, the sum of those.</summary>
    internal double Wrong => values.Sum() - Right;

    /// <summary>
    /// The share of predictions that are right: of all samples where they are counted, otherwise the mean of the measured
    /// classes' shares.
    /// </summary>
    /// <value>From 0 to 1.</value>
    public double Accuracy => IsRates ? MeasuredClasses.Average(c => this[c, c] / SamplesOf(c)) : Right / values.Sum();

    /// <summary>The share of the test samples that the largest class has, which is the accuracy of always predicting it.</summary>
    /// <value>From 1 / C to 1; where only shares are known all measured classes weigh alike.</value>
    internal double LargestShare => IsRates ? 1.0 / MeasuredClasses.Length : MeasuredClasses.Max(SamplesOf) / values.Sum();

    /// <summary>An entry.</summary>
    /// <param name="actual">The true class.</param>
    /// <param name="predicted">The predicted class.</param>
    /// <returns>A count, or a share of the true class; ≥ 0.</returns>
    public double this[int actual, int predicted] => values[(actual * Classes) + predicted];

    /// <summary>A row: what the samples of a class were predicted as.</summary>
    /// <param name="actual">The true class.</param>
    /// <returns>C counts or shares.</returns>
    public ReadOnlySpan<double> Row(int actual) => values.AsSpan(actual * Classes, Classes);

    /// <summary>The weight of a row: the number of test samples of a class, or 1 where shares are known.</summary>
    /// <param name="actual">The true class.</param>
    /// <returns>The row's sum; 0 for a class without test samples.</returns>
    public double SamplesOf(int actual) => TensorPrimitives.Sum(Row(actual));

    /// <summary>Whether no names in the file say which classes rows and columns are, so that their order was taken to be that of the labels.</summary>
    internal bool IsOrderAssumed { get; private init; }

    /// <summary>The same matrix with a further warning.</summary>
    internal ConfusionMatrix With(Diagnostic warning) =>
        new(Classes, values, IsRates, Diagnostics.Add(warning)) { IsOrderAssumed = IsOrderAssumed };

    /// <summary>The same matrix, of which no names say which classes rows and columns are.</summary>
    internal ConfusionMatrix WithAssumedOrder() => new(Classes, values, IsRates, Diagnostics) { IsOrderAssumed = true };

    /// <summary>Whether a class has no test sample, and none was taken for it.</summary>
    internal bool IsUnheardOf(int index) =>
        !Row(index).ContainsAnyExcept(0.0) && Enumerable.Range(0, Classes).All(row => this[row, index] == 0);

    /// <summary>Makes a confusion matrix from its entries in row-major order.</summary>
    /// <param name="classes">C ≥ 1.</param>
    /// <param name="values">C × C counts, or rows that sum to 1 or are all zero.</param>
    /// <param name="isRates">Whether the rows are shares.</param>
    /// <param name="location">Where a warning about the matrix points at.</param>
    /// <returns>The matrix, with a copy of the values.</returns>
    /// <exception cref="ArgumentException">There are not C × C values, or one is negative or not finite.</exception>
    /// <exception cref="QualityGateException">No class has test samples (QG3013).</exception>
    public static ConfusionMatrix Create(int classes, ReadOnlySpan<double> values, bool isRates, SourceLocation location)
    {
        if (classes < 1 || values.Length != (long)classes * classes)
        {
            throw new ArgumentException($"{values.Length} values are no {classes} x {classes} matrix.", nameof(values));
        }

        foreach (var value in values)
        {
            if (!(value >= 0 && double.IsFinite(value)))
            {
                throw new ArgumentException("A count or share is at least 0 and finite.", nameof(values));
            }
        }

        var copy = values.ToArray();
        var unmeasured = Enumerable.Range(0, classes).Where(c => !copy.AsSpan(c * classes, classes).ContainsAnyExcept(0.0)).ToArray();
        if (unmeasured.Length == classes)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.NothingMeasured,
                    location,
                    "no class has a test sample, so nothing can be said about confusions."
                )
            );
        }

        return new ConfusionMatrix(
            classes,
            copy,
            isRates,
            unmeasured.Length == 0
                ? []
                :
                [
                    Diagnostic.Warning(
                        DiagnosticCodes.UnmeasuredClasses,
                        location,
                        $"{unmeasured.Length} of {classes} classes have no test sample (class {CutList.Of(unmeasured, 5)}); "
                            + "they are left out of the functional graph and of error alignment."
                    ),
                ]
        );
    }
}
