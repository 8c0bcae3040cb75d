using System.Globalization;
using MathNet.Numerics.Distributions;
using QualityGate.Diagnostics;
using QualityGate.Text;

namespace QualityGate.TestData.Checks;

/// <summary>
/// Notices an accuracy that no trained model has: labels shifted by one or in another order, or a transposed matrix. Weak models and small
/// test sets are left alone.
/// </summary>
internal static class AccuracyCheck
{
    // A weak model knows every tenth answer and guesses the others; accuracy is plainly below chance where even such a model would hardly
    // ever be so bad.
    private const double KnownByWeakModel = 0.1;
    private const double HardlyEver = 0.01;
    private const int FewestOfOneSample = 10;

    /// <summary>The warning about a test set's accuracy, if any.</summary>
    /// <param name="confusion">The predictions.</param>
    /// <param name="file">Where it stands.</param>
    public static Diagnostic? Of(ConfusionMatrix confusion, SourceLocation file)
    {
        // An unbalanced test set makes always giving one answer easy, which an honest model need not beat: half of that must be reached.
        var (guess, largest) = (1.0 / confusion.Classes, confusion.LargestShare);
        var chance = Math.Max(guess, largest / 2);
        if (confusion.Classes < 2 || !IsPlainlyBelow(confusion, chance))
        {
            return null;
        }

        return Diagnostic.Warning(
            DiagnosticCodes.AccuracyBelowChance,
            file,
            string.Create(
                CultureInfo.InvariantCulture,
                $"accuracy is {Figure.Format(confusion.Accuracy)}, but guessing among {confusion.Classes} classes gives "
                    + $"{Figure.Format(guess)} and always predicting the largest {Figure.Format(largest)}: "
            )
                + "are the labels in the order of the model's outputs, are classes counted from 0, and does 'orientation' say "
                + "what the rows of the confusion matrix are?"
        );
    }

    // Of shares nothing says how many samples there were: only less than half of chance is plain.
    private static bool IsPlainlyBelow(ConfusionMatrix confusion, double chance)
    {
        // Rows that sum to 1 may be shares that happen to be whole; of few classes, a sample each may well be wrong.
        if (
            confusion.Samples is not { } samples
            || (confusion.MeasuredClasses.Length >= FewestOfOneSample && confusion.MeasuredClasses.All(c => confusion.SamplesOf(c) == 1))
        )
        {
            return confusion.Accuracy < chance / 2;
        }

        var weak = chance + (KnownByWeakModel * (1 - chance));
        return confusion.Accuracy < chance
            && Binomial.CDF(weak, (int)Math.Min(samples, int.MaxValue), Math.Round(Math.Min(samples, int.MaxValue) * confusion.Accuracy))
                < HardlyEver;
    }
}
