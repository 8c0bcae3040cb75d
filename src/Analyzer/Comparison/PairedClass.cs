using System.Collections.Immutable;
using QualityGate.TestData;

namespace QualityGate.Comparison;

/// <summary>The samples of one class, and what two models predicted for each, as places among their different predictions.</summary>
/// <param name="First">The predictions of A.</param>
/// <param name="Second">The predictions of B, in the same order of samples.</param>
internal sealed record PairedClass(PairedClass.Side First, PairedClass.Side Second)
{
    /// <summary>The number of samples.</summary>
    public int Count => First.Places.Length;

    /// <summary>Holds the samples of one class, of which there is at least one.</summary>
    public static PairedClass Of(IEnumerable<((int Actual, int Predicted) First, (int Actual, int Predicted) Second)> samples)
    {
        var all = samples.ToArray();
        return new PairedClass(Side.Of([.. all.Select(pair => pair.First)]), Side.Of([.. all.Select(pair => pair.Second)]));
    }

    /// <summary>Draws as many samples as there are; how often each prediction of A and of B is among them.</summary>
    public (int[] First, int[] Second) Draw(Random random)
    {
        var (first, second) = (new int[First.Predicted.Length], new int[Second.Predicted.Length]);
        for (var draw = 0; draw < Count; draw++)
        {
            var sample = random.Next(Count);
            first[First.Places[sample]]++;
            second[Second.Places[sample]]++;
        }

        return (first, second);
    }

    /// <summary>The predictions of one model for the samples of one class.</summary>
    /// <param name="Actual">The class.</param>
    /// <param name="Predicted">The different predictions, ascending.</param>
    /// <param name="Places">For each sample, the place of its prediction among them.</param>
    internal sealed record Side(int Actual, int[] Predicted, int[] Places)
    {
        /// <summary>Finds the different predictions.</summary>
        public static Side Of((int Actual, int Predicted)[] samples)
        {
            int[] predicted = [.. samples.Select(sample => sample.Predicted).Distinct().Order()];
            return new Side(samples[0].Actual, predicted, [.. samples.Select(sample => Array.BinarySearch(predicted, sample.Predicted))]);
        }

        /// <summary>Adds the predictions that were drawn at all, ascending.</summary>
        public void AddCells(int[] counts, ImmutableArray<Prediction>.Builder cells)
        {
            for (var place = 0; place < counts.Length; place++)
            {
                if (counts[place] > 0)
                {
                    cells.Add(new Prediction(Actual, Predicted[place], counts[place]));
                }
            }
        }
    }
}
