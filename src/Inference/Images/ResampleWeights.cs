namespace QualityGate.Inference.Images;

/// <summary>
/// The weights of a pass along one axis: for each pixel of the result, which pixels it is made of, in numbers of 22 binary places. The
/// filter is as wide as the pixels of the result, which is what keeps fine patterns from aliasing.
/// </summary>
internal sealed class ResampleWeights
{
    /// <summary>The number of binary places.</summary>
    public const int Precision = 22;

    private ResampleWeights(int[] starts, int[][] weights) => (Starts, Weights) = (starts, weights);

    /// <summary>The first pixel that each pixel of the result is made of.</summary>
    public int[] Starts { get; }

    /// <summary>The weights from there on.</summary>
    public int[][] Weights { get; }

    /// <summary>Computes the weights, as Pillow does.</summary>
    public static ResampleWeights Of(int from, int to, ResampleFilter filter)
    {
        var scale = (double)from / to;
        var width = Math.Max(scale, 1);
        var support = filter.Support * width;
        var (starts, weights) = (new int[to], new int[to][]);
        for (var place = 0; place < to; place++)
        {
            var centre = (place + 0.5) * scale;
            var first = Math.Max(0, (int)(centre - support + 0.5));
            var last = Math.Min(from, (int)(centre + support + 0.5));
            var exact = new double[last - first];
            var sum = 0.0;
            for (var i = 0; i < exact.Length; i++)
            {
                exact[i] = filter.Weight((i + first - centre + 0.5) * (1.0 / width));
                sum += exact[i];
            }

            starts[place] = first;
            weights[place] = Array.ConvertAll(exact, weight => Fix(sum == 0 ? weight : weight / sum));
        }

        return new ResampleWeights(starts, weights);
    }

    private static int Fix(double weight) => (int)((weight < 0 ? -0.5 : 0.5) + (weight * (1 << Precision)));
}
