using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Text;

namespace QualityGate.TestData;

/// <summary>
/// Confusion counts M: entry [i, j] is how many test samples of class i were predicted as class j. Rows may also be shares
/// of their class; then nothing is known of how many samples there were. Entries that are 0 are not held.
/// </summary>
public sealed class ConfusionMatrix
{
    private readonly SparseCounts counts;

    private ConfusionMatrix(SparseCounts counts, bool isRates, ImmutableArray<Diagnostic> diagnostics)
    {
        this.counts = counts;
        IsRates = isRates;
        Diagnostics = diagnostics;
        MeasuredClasses = [.. Enumerable.Range(0, counts.Classes).Where(c => !counts.Row(c).IsEmpty)];
    }

    /// <summary>C, the number of rows and of columns.</summary>
    public int Classes => counts.Classes;

    /// <summary>True when the rows are shares of their class rather than counts.</summary>
    public bool IsRates { get; }

    /// <summary>The classes that have test samples, ascending; never empty.</summary>
    public ImmutableArray<int> MeasuredClasses { get; }

    /// <summary>Warnings: classes without test samples.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The number of test samples; null where only shares are known.</summary>
    public double? Samples => IsRates ? null : counts.Total;

    /// <summary>The predictions that were made, row by row, those of a row by ascending predicted class.</summary>
    internal ImmutableArray<Prediction> Cells => counts.Cells;

    /// <summary>Why it is not known how many samples there were, as the end of a sentence; null when they are counted.</summary>
    internal string? WhyNotCounted =>
        IsRates ? "the confusion matrix holds shares, so nothing is known of the number of samples"
        : Cells.All(cell => double.IsInteger(cell.Weight)) ? null
        : "the counts of the confusion matrix are not whole numbers, so nothing is known of the number of samples";

    /// <summary>The number of predictions that are right; where shares are known, the sum of those.</summary>
    internal double Right => counts.Right;

    /// <summary>The number of predictions that are wrong; where shares are known, the sum of those.</summary>
    internal double Wrong => counts.Total - Right;

    /// <summary>
    /// The share of predictions that are right: of all samples where they are counted, otherwise the mean of the measured
    /// classes' shares.
    /// </summary>
    /// <value>From 0 to 1.</value>
    public double Accuracy => IsRates ? MeasuredClasses.Average(c => this[c, c] / SamplesOf(c)) : Right / counts.Total;

    /// <summary>The share of the test samples that the largest class has, which is the accuracy of always predicting it.</summary>
    /// <value>From 1 / C to 1; where only shares are known all measured classes weigh alike.</value>
    internal double LargestShare => IsRates ? 1.0 / MeasuredClasses.Length : MeasuredClasses.Max(SamplesOf) / counts.Total;

    /// <summary>An entry.</summary>
    /// <param name="actual">The true class.</param>
    /// <param name="predicted">The predicted class.</param>
    /// <returns>A count, or a share of the true class; ≥ 0.</returns>
    public double this[int actual, int predicted] => counts[actual, predicted];

    /// <summary>The weight of a row: the number of test samples of a class, or 1 where shares are known.</summary>
    /// <param name="actual">The true class.</param>
    /// <returns>The row's sum; 0 for a class without test samples.</returns>
    public double SamplesOf(int actual) => counts.RowTotals[actual];

    /// <summary>The weight of a column: how many samples were taken for a class; where shares are known, the sum of those.</summary>
    internal double PredictionsOf(int predicted) => counts.ColumnTotals[predicted];

    /// <summary>The predictions for the samples of a class, by ascending predicted class.</summary>
    internal ReadOnlySpan<Prediction> Row(int actual) => counts.Row(actual);

    /// <summary>
    /// True when no names in the file say which classes rows and columns are, so that their order was taken to be that of the labels.
    /// </summary>
    internal bool IsOrderAssumed { get; private init; }

    /// <summary>This matrix with a further warning.</summary>
    internal ConfusionMatrix With(Diagnostic warning) =>
        new(counts, IsRates, Diagnostics.Add(warning))
        {
            IsOrderAssumed = IsOrderAssumed,
            TopFive = TopFive,
            WhyNoTopFive = WhyNoTopFive,
            IsTopFiveKnownOfSome = IsTopFiveKnownOfSome,
        };

    /// <summary>This matrix with the warnings of a file at another place: users know nothing of what was made on the way.</summary>
    internal ConfusionMatrix PlacedAt(string file, SourceLocation place) =>
        new(
            counts,
            IsRates,
            [.. Diagnostics.Select(warning => warning.Location?.File == file ? warning with { Location = place } : warning)]
        )
        {
            IsOrderAssumed = IsOrderAssumed,
            TopFive = TopFive,
            WhyNoTopFive = WhyNoTopFive,
            IsTopFiveKnownOfSome = IsTopFiveKnownOfSome,
        };

    /// <summary>The counts of true classes among the five best; null where they are not known.</summary>
    internal TopFive? TopFive { get; private init; }

    /// <summary>True when the top five are known of some samples at least: else nobody misses them.</summary>
    internal bool IsTopFiveKnownOfSome { get; private init; }

    /// <summary>Why <see cref="TopFive"/> is not known, as the end of a sentence.</summary>
    internal string WhyNoTopFive { get; private init; } =
        "needs scores or the five best classes of each sample, which this test data does not have";

    /// <summary>This matrix with what is known of the five best classes of each sample.</summary>
    /// <param name="topFive">The top five; null where they are not known.</param>
    /// <param name="whyNone">Why not, as the end of a sentence.</param>
    /// <param name="isKnownOfSome">Whether they are known of some samples.</param>
    internal ConfusionMatrix With(TopFive? topFive, string whyNone, bool isKnownOfSome = true) =>
        new(counts, IsRates, Diagnostics)
        {
            IsOrderAssumed = IsOrderAssumed,
            TopFive = topFive,
            WhyNoTopFive = whyNone,
            IsTopFiveKnownOfSome = isKnownOfSome,
        };

    /// <summary>This matrix as one of which no names say which classes rows and columns are.</summary>
    internal ConfusionMatrix WithAssumedOrder() =>
        new(counts, IsRates, Diagnostics)
        {
            IsOrderAssumed = true,
            TopFive = TopFive,
            WhyNoTopFive = WhyNoTopFive,
            IsTopFiveKnownOfSome = IsTopFiveKnownOfSome,
        };

    /// <summary>The same of the samples of some classes only, whatever they were predicted as.</summary>
    internal ConfusionMatrix? OfRows(ImmutableArray<int> classes)
    {
        var isKept = new bool[Classes];
        foreach (var kept in classes)
        {
            isKept[kept] = true;
        }

        ImmutableArray<Prediction> cells = [.. Cells.Where(cell => isKept[cell.Actual])];
        return cells.IsEmpty ? null : new(new SparseCounts(Classes, cells), IsRates, Diagnostics) { IsOrderAssumed = IsOrderAssumed };
    }

    /// <summary>
    /// The samples of some classes that were predicted as one of these, by the positions of the classes; null where there is none.
    /// </summary>
    /// <param name="classes">The classes, ascending.</param>
    internal ConfusionMatrix? Among(ImmutableArray<int> classes)
    {
        var positions = new int[Classes];
        Array.Fill(positions, -1);
        for (var position = 0; position < classes.Length; position++)
        {
            positions[classes[position]] = position;
        }

        ImmutableArray<Prediction> cells =
        [
            .. from cell in Cells
            where positions[cell.Actual] >= 0 && positions[cell.Predicted] >= 0
            select new Prediction(positions[cell.Actual], positions[cell.Predicted], cell.Weight),
        ];
        return cells.IsEmpty
            ? null
            : new(new SparseCounts(classes.Length, cells), IsRates, Diagnostics) { IsOrderAssumed = IsOrderAssumed };
    }

    /// <summary>True when a class has no test sample, and none was taken for it.</summary>
    internal bool IsUnheardOf(int index) => SamplesOf(index) == 0 && PredictionsOf(index) == 0;

    /// <summary>Makes a confusion matrix from its entries in row-major order.</summary>
    /// <param name="classes">C ≥ 1.</param>
    /// <param name="values">C × C counts, or rows that sum to 1 or are all zero.</param>
    /// <param name="isRates">Whether the rows are shares.</param>
    /// <param name="location">Where a warning about the matrix points at.</param>
    /// <returns>The matrix, which holds the entries above 0.</returns>
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

        return Of(SparseCounts.Of(classes, values), isRates, location);
    }

    /// <summary>Makes a confusion matrix of counts that are at hand.</summary>
    /// <exception cref="QualityGateException">No class has test samples (QG3013).</exception>
    internal static ConfusionMatrix Of(SparseCounts counts, bool isRates, SourceLocation location)
    {
        var classes = counts.Classes;
        var unmeasured = Enumerable.Range(0, classes).Where(c => counts.Row(c).IsEmpty).ToArray();
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
            counts,
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
