using MathNet.Numerics.Random;
using QualityGate.Diagnostics;
using QualityGate.Labels;
using QualityGate.Similarity;
using QualityGate.TestData;

namespace QualityGate.Analysis;

/// <summary>
/// Notices a confusion matrix without names whose classes stand in alphabetical order, as scikit-learn and folders of images have them,
/// while the labels stand in another. Accuracy does not show it, for the diagonal stays the diagonal; but confusions then have nothing to
/// do with similarity, and in alphabetical order they have.
/// </summary>
internal static class MatrixOrderCheck
{
    // With fewer classes a random order may well do as well.
    private const int FewestClasses = 7;
    private const int RandomOrders = 999;
    private const int MostConfusions = 20_000;
    private const double FarFromChance = 0.05;

    /// <summary>The warning, if there is reason for one.</summary>
    /// <param name="confusion">A matrix whose order was taken to be that of the labels.</param>
    /// <param name="similarity">The similarity of the class templates.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="file">The file of the matrix.</param>
    public static Diagnostic? Of(ConfusionMatrix confusion, SimilarityMatrix similarity, ClassLabels labels, SourceLocation file)
    {
        if (labels.Count < FewestClasses)
        {
            return null;
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
        var better = Alphabetical(labels).Where(order => !order.SequenceEqual(given)).Select(Score).Where(score => score > own).ToArray();
        if (better.Length == 0)
        {
            return null;
        }

        var random = new Xoshiro256StarStar(1, threadSafe: false);
        double[] chance = [.. Enumerable.Range(0, RandomOrders).Select(_ => Score(Shuffled(given, random)))];
        return chance.Count(score => score >= own) >= FarFromChance * RandomOrders && better.Max() > chance.Max()
            ? Diagnostic.Warning(
                DiagnosticCodes.MatrixOrderInDoubt,
                file,
                "the confusion matrix has no names, so its classes are taken in the order of the labels; but then confusions "
                    + "follow similarity no better than by chance, and "
                    + "if they stood in alphabetical order they would follow it. Write a header and an index column with the "
                    + "labels, as pandas does."
            )
            : null;
    }

    // The row of the file that is k-th in alphabetical order is about the class whose label is k-th.
    private static IEnumerable<int[]> Alphabetical(ClassLabels labels) =>
        [
            [.. Enumerable.Range(0, labels.Count).OrderBy(c => labels[c].Text, StringComparer.Ordinal)],
            [.. Enumerable.Range(0, labels.Count).OrderBy(c => labels[c].Name, StringComparer.Ordinal)],
        ];

    private static int[] Shuffled(int[] order, Random random)
    {
        var copy = (int[])order.Clone();
        random.Shuffle(copy);
        return copy;
    }
}
