using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Labels;
using QualityGate.Similarity;
using QualityGate.TestData;

namespace QualityGate.Analysis;

/// <summary>
/// Notices a confusion matrix without names, or predictions by index, whose classes stand in alphabetical order, as scikit-learn and
/// folders of images have them, while the labels stand in another; or are counted from 1. Accuracy does not show it, for the diagonal
/// stays the diagonal; but confusions then have nothing to do with similarity, and in the right order they have.
/// </summary>
internal static class MatrixOrderCheck
{
    // With fewer classes a random order may well do as well.
    public const int FewestClasses = 7;
    private const int RandomOrders = 999;
    private const int MostConfusions = 20_000;
    private const double FarFromChance = 0.05;

    /// <summary>The warning, if there is reason for one.</summary>
    /// <param name="confusion">A matrix or predictions whose order was taken to be that of the labels.</param>
    /// <param name="similarity">The similarity of the class templates.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="file">The file of the matrix.</param>
    public static Diagnostic? Of(ConfusionMatrix confusion, SimilarityMatrix similarity, ClassLabels labels, SourceLocation file) =>
        FitsBetter(Others(labels), confusion, similarity, labels)
            ? Diagnostic.Warning(
                DiagnosticCodes.MatrixOrderInDoubt,
                file,
                "no names say which class is which, so that classes are taken in the order of the labels; but then confusions "
                    + "follow similarity no better than by chance, and if they stood in alphabetical order, or were counted from 1, "
                    + "they would follow it. Write the labels in place of indices; of a matrix, as a header and an index column, "
                    + "as pandas does."
            )
            : null;

    /// <summary>
    /// True when the confusions of classes that the test data name follow the similarity of the outputs only if these stand in the order of
    /// folders of images and not in that of the labels.
    /// </summary>
    /// <inheritdoc cref="Of"/>
    public static bool AreOutputsInOtherOrder(ConfusionMatrix confusion, SimilarityMatrix similarity, ClassLabels labels) =>
        FitsBetter(Others(labels).Select(Inverse), confusion, similarity, labels);

    private static bool FitsBetter(IEnumerable<int[]> others, ConfusionMatrix confusion, SimilarityMatrix similarity, ClassLabels labels)
    {
        if (labels.Count < FewestClasses)
        {
            return false;
        }

        (int A, int B, double Weight)[] confusions =
        [
            .. Prediction
                .Wrong(confusion)
                .Select(wrong => (wrong.Actual, wrong.Predicted, wrong.Weight))
                .OrderByDescending(wrong => wrong.Weight)
                .Take(MostConfusions),
        ];
        double Score(int[] order) => confusions.Sum(wrong => wrong.Weight * similarity[order[wrong.A], order[wrong.B]]);
        int[] given = [.. Enumerable.Range(0, labels.Count)];
        var own = Score(given);
        var better = others.Where(order => !order.SequenceEqual(given)).Select(Score).Where(score => score > own).ToArray();
        if (better.Length == 0)
        {
            return false;
        }

        var random = new SeededRandom(1);
        double[] chance = [.. Enumerable.Range(0, RandomOrders).Select(_ => Score(Shuffled(given, random)))];
        return chance.Count(score => score >= own) >= FarFromChance * RandomOrders && better.Max() > chance.Max();
    }

    private static int[] Inverse(int[] order)
    {
        var inverse = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            inverse[order[i]] = i;
        }

        return inverse;
    }

    // The class that the k-th one of the file is by the order of texts, names, or numbers as texts (0, 1, 10, 2); or counted from 1.
    private static IEnumerable<int[]> Others(ClassLabels labels)
    {
        int[] all = [.. Enumerable.Range(0, labels.Count)];
        yield return [.. all.OrderBy(c => labels[c].Text, StringComparer.Ordinal)];
        yield return [.. all.OrderBy(c => labels[c].Name, StringComparer.Ordinal)];
        yield return [.. all.OrderBy(c => labels[c].Name, StringComparer.OrdinalIgnoreCase)];
        yield return [.. all.OrderBy(c => c.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal)];
        yield return [.. all.Select(c => (c + labels.Count - 1) % labels.Count)];
    }

    private static int[] Shuffled(int[] order, Random random)
    {
        var copy = (int[])order.Clone();
        random.Shuffle(copy);
        return copy;
    }
}
