using System.Globalization;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using QualityGate.Diagnostics;

namespace QualityGate.TestData.Checks;

/// <summary>
/// Decides what the rows of a confusion matrix are: by what the user says, what the file's names say, or true classes, unless the sums
/// cast doubt on that. A test set often has equally many samples of each class, which predictions hardly ever have.
/// </summary>
internal static class OrientationCheck
{
    // Fewer sums than this may well be nearly the same by chance.
    private const int FewestNearlyEven = 4;
    private const double NearlyEven = 0.01;
    private const double TimesMoreUneven = 10;

    // A warning, where sums are not quite the same: so much less do those of true classes vary, and so sure must that be.
    private const double MostVariation = 0.1;
    private const double TimesMoreVaried = 3;
    private const double HardlyEver = 0.001;

    // The sums of columns vary at least accuracy times as much as those of true rows, so that no weaker model can be told from a turned
    // matrix.
    private const double LeastAccuracy = 0.4;

    /// <summary>
    /// The warning about rows that are taken for true classes although the columns look like them: their sums vary far less. Classes of a
    /// test set are of one size more often than all classes are predicted equally often, but it may be so.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="rowSums">The number of samples of each row.</param>
    /// <param name="columnSums">The number of samples of each column.</param>
    /// <param name="accuracy">The share of the diagonal, which is the same either way.</param>
    public static Diagnostic? Doubt(SourceLocation file, double[] rowSums, double[] columnSums, double accuracy)
    {
        var (rows, columns) = (Present(rowSums), Present(columnSums));
        if (rows.Length < FewestNearlyEven || columns.Length < FewestNearlyEven || accuracy < LeastAccuracy)
        {
            return null;
        }

        var (ofRows, ofColumns) = (Variation(rows), Variation(columns));
        var ratio = ofRows / ofColumns;
        return
            ofColumns <= MostVariation
            && ratio >= TimesMoreVaried
            && 1 - FisherSnedecor.CDF(rows.Length - 1, columns.Length - 1, ratio * ratio) < HardlyEver
            ? Diagnostic.Warning(
                DiagnosticCodes.OrientationInDoubt,
                file,
                $"its rows are taken for true classes, but their sums vary far more ({Range(rowSums)}) than those of its "
                    + $"columns ({Range(columnSums)}), as if the "
                    + "columns were the true classes. Say which they are: 'orientation: true-rows' or 'orientation: predicted-rows'."
            )
            : null;
    }

    /// <summary>Decides the orientation of a confusion matrix.</summary>
    /// <param name="file">Where errors point at.</param>
    /// <param name="said">The orientation that the user says; null where nobody has said it.</param>
    /// <param name="named">The orientation that the names in the file say; null where they do not.</param>
    /// <param name="rowSums">The sum of each row.</param>
    /// <param name="columnSums">The sum of each column.</param>
    /// <param name="tolerance">How far shares of a class may be off 1; null where the numbers are counts.</param>
    /// <exception cref="QualityGateException">It is in doubt, or said in two ways (QG3016).</exception>
    public static Orientation Decide(
        SourceLocation file,
        Orientation? said,
        Orientation? named,
        double[] rowSums,
        double[] columnSums,
        double? tolerance
    )
    {
        if (said is { } orientation)
        {
            return named is null || named == said
                ? orientation
                : throw Failure(
                    file,
                    $"'orientation: {OrientationName.Of(orientation)}' is given, but the names in the file say "
                        + $"{OrientationName.Of(named.Value)}; correct the one or the other."
                );
        }

        Orientation? shown =
            AreTotals(columnSums, rowSums, tolerance) ? Orientation.PredictedRows
            : AreTotals(rowSums, columnSums, tolerance) ? Orientation.TrueRows
            : null;
        var assumed = named ?? Orientation.TrueRows;
        if (shown is null || shown == assumed)
        {
            return assumed;
        }

        var (even, uneven, evenSums, unevenSums) =
            shown == Orientation.PredictedRows ? ("columns", "rows", columnSums, rowSums) : ("rows", "columns", rowSums, columnSums);
        throw Failure(
            file,
            $"its {even} sum to {Range(evenSums)} and its {uneven} to {Range(unevenSums)}, as if the {even} were the true classes"
                + $"{(named is null ? string.Empty : ", though the names in the file say otherwise")}. Say which they are: "
                + "'orientation: true-rows' where a row is a true class, "
                + "'orientation: predicted-rows' where a row is a predicted class."
                + (
                    tolerance is null
                        ? string.Empty
                        : " If they are shares of each predicted class (normalize='pred'), neither helps: write counts."
                )
        );
    }

    // True for sums over the samples of true classes where the others are none: all the same, or all 1 where they are shares.
    private static bool AreTotals(double[] sums, double[] others, double? tolerance)
    {
        var (own, other) = (Present(sums), Present(others));
        if (own.Length < 2 || other.Length == 0)
        {
            return false;
        }

        if (tolerance is { } off)
        {
            return own.All(sum => Math.Abs(sum - 1) <= off) && !other.All(sum => Math.Abs(sum - 1) <= off);
        }

        var (spread, otherSpread) = (Spread(own), Spread(other));
        return spread == 0
            ? otherSpread > 0
            : own.Length >= FewestNearlyEven && spread <= NearlyEven && otherSpread > TimesMoreUneven * spread;
    }

    // Classes without samples have a sum of 0, and so have those that are never predicted.
    private static double[] Present(double[] sums) => [.. sums.Where(sum => sum > 0)];

    // The standard deviation, as a share of the mean.
    private static double Variation(double[] sums) => Statistics.StandardDeviation(sums) / sums.Average();

    private static double Spread(double[] sums) => (sums.Max() - sums.Min()) / sums.Average();

    private static string Range(double[] sums)
    {
        var (least, most) = (Present(sums).Min(), sums.Max());
        return least == most ? Text(least) : $"{Text(least)} to {Text(most)}";
    }

    private static string Text(double sum) => sum.ToString("G6", CultureInfo.InvariantCulture);

    private static QualityGateException Failure(SourceLocation file, string message) =>
        new(Diagnostic.Error(DiagnosticCodes.OrientationInDoubt, file, message));
}
