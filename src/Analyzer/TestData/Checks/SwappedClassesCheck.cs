using MathNet.Numerics.Distributions;
using QualityGate.Diagnostics;

namespace QualityGate.TestData.Checks;

/// <summary>
/// Notices classes of which most samples are predicted as the next one in a circle: cats as dogs and dogs as cats. A model does not do
/// that, however weak it is; labels do, or indices, whose order is another than that of the outputs. If few classes are concerned, accuracy
/// stays far above chance.
/// </summary>
internal static class SwappedClassesCheck
{
    // Two classes that a model cannot tell apart may be confused as often as not.
    private const double AsOftenAsNot = 0.5;
    private const double HardlyEver = 0.001;

    // Of shares nothing says how many samples there were.
    private const double PlainShare = 0.75;
    private const int MostShown = 3;

    /// <summary>The warning, if there is reason for one.</summary>
    /// <param name="confusion">The predictions.</param>
    /// <param name="file">Where it stands.</param>
    public static Diagnostic? Of(ConfusionMatrix confusion, SourceLocation file)
    {
        int[] next = [.. Enumerable.Range(0, confusion.Classes).Select(c => Usual(confusion, c))];
        int[][] circles = [.. Circles(next).Where(circle => IsPlain(confusion, circle, next))];
        if (circles.Length == 0)
        {
            return null;
        }

        var shown = circles[0].Take(MostShown).Select(c => $"most samples of class {c} are predicted as class {next[c]}");
        var count = circles.Sum(circle => circle.Length);
        return Diagnostic.Warning(
            DiagnosticCodes.ClassesSwapped,
            file,
            $"{string.Join(", ", shown)}; {count} classes are so in all. No model does that: are labels, true classes "
                + "and predicted classes in the same order, that of the model's outputs?"
        );
    }

    // The other class that most samples of one are predicted as; -1 where there is none.
    private static int Usual(ConfusionMatrix confusion, int actual)
    {
        foreach (var cell in confusion.Row(actual))
        {
            if (cell.Predicted != actual && cell.Weight > AsOftenAsNot * confusion.SamplesOf(actual))
            {
                return cell.Predicted;
            }
        }

        return -1;
    }

    private static IEnumerable<int[]> Circles(int[] next)
    {
        var seen = new int[next.Length];
        for (var start = 0; start < next.Length; start++)
        {
            var way = new List<int>();
            var place = start;
            while (place >= 0 && seen[place] == 0)
            {
                seen[place] = start + 1;
                way.Add(place);
                place = next[place];
            }

            if (place >= 0 && seen[place] == start + 1)
            {
                yield return [.. way.SkipWhile(c => c != place)];
            }
        }
    }

    private static bool IsPlain(ConfusionMatrix confusion, int[] circle, int[] next)
    {
        if (confusion.Samples is null)
        {
            return circle.All(c => confusion[c, next[c]] >= PlainShare * confusion.SamplesOf(c));
        }

        var chance = 1.0;
        foreach (var c in circle)
        {
            var samples = (int)Math.Min(confusion.SamplesOf(c), int.MaxValue);
            chance *= 1 - Binomial.CDF(AsOftenAsNot, samples, Math.Min(confusion[c, next[c]], int.MaxValue) - 1);
        }

        return chance < HardlyEver;
    }
}
