using System.Numerics;
using System.Numerics.Tensors;

namespace QualityGate.ErrorRates.Simulation;

/// <summary>
/// A classifier layer laid out so that many samples are scored quickly: as many classes as a vector has places lie side by side. The order
/// of additions is the same whatever the length of vectors.
/// </summary>
internal sealed class PackedHead
{
    private const int AtOnce = 4;
    private const int BestOf = 5;

    private readonly int classes;
    private readonly float[] weights;
    private readonly float[] bias;

    /// <summary>Lays out a layer.</summary>
    public PackedHead(Head head)
    {
        var width = Vector<float>.Count;
        classes = head.Classes;
        var columns = (classes + (2 * width) - 1) / (2 * width) * (2 * width);
        bias = [.. head.Bias, .. Enumerable.Repeat(float.NegativeInfinity, columns - classes)];
        weights = new float[columns * World.Features];
        for (var index = 0; index < classes; index++)
        {
            var start = (index / width * width * World.Features) + (index % width);
            for (var k = 0; k < World.Features; k++)
            {
                weights[start + (k * width)] = head.Weights[index][k];
            }
        }
    }

    /// <summary>Predicts samples of a class.</summary>
    /// <param name="features">Their features, row by row.</param>
    /// <param name="actual">The class.</param>
    /// <param name="predicted">Takes the class of the greatest score for each.</param>
    /// <returns>For how many the true class is among the five best.</returns>
    public int Predict(float[] features, int actual, Span<int> predicted)
    {
        var hits = 0;
        var scores = new float[AtOnce * bias.Length];
        var four = new float[AtOnce * World.Features];
        for (var first = 0; first < predicted.Length; first += AtOnce)
        {
            var count = Math.Min(AtOnce, predicted.Length - first);
            features.AsSpan(first * World.Features, count * World.Features).CopyTo(four);
            Score(four, scores);
            for (var sample = 0; sample < count; sample++)
            {
                var row = scores.AsSpan(sample * bias.Length, bias.Length);
                predicted[first + sample] = TensorPrimitives.IndexOfMax<float>(row);
                hits += IsAmongBest(row, actual) ? 1 : 0;
            }
        }

        return hits;
    }

    // Eight sums at a time: fewer would leave the processor waiting for the last addition of each.
    private void Score(ReadOnlySpan<float> four, Span<float> scores)
    {
        var (width, columns, n) = (Vector<float>.Count, bias.Length, World.Features);
        for (var column = 0; column < columns; column += 2 * width)
        {
            var (a, a2) = (new Vector<float>(bias, column), new Vector<float>(bias, column + width));
            var (b, b2, c, c2, d, d2) = (a, a2, a, a2, a, a2);
            var (start, start2) = (column * n, (column + width) * n);
            for (var k = 0; k < n; k++)
            {
                var (w, w2) = (new Vector<float>(weights, start + (k * width)), new Vector<float>(weights, start2 + (k * width)));
                var x = new Vector<float>(four[k]);
                (a, a2) = (Vector.FusedMultiplyAdd(w, x, a), Vector.FusedMultiplyAdd(w2, x, a2));
                x = new Vector<float>(four[n + k]);
                (b, b2) = (Vector.FusedMultiplyAdd(w, x, b), Vector.FusedMultiplyAdd(w2, x, b2));
                x = new Vector<float>(four[(2 * n) + k]);
                (c, c2) = (Vector.FusedMultiplyAdd(w, x, c), Vector.FusedMultiplyAdd(w2, x, c2));
                x = new Vector<float>(four[(3 * n) + k]);
                (d, d2) = (Vector.FusedMultiplyAdd(w, x, d), Vector.FusedMultiplyAdd(w2, x, d2));
            }

            Copy(a, a2, scores[column..]);
            Copy(b, b2, scores[(columns + column)..]);
            Copy(c, c2, scores[((2 * columns) + column)..]);
            Copy(d, d2, scores[((3 * columns) + column)..]);
        }
    }

    private static void Copy(Vector<float> first, Vector<float> second, Span<float> scores)
    {
        first.CopyTo(scores);
        second.CopyTo(scores[Vector<float>.Count..]);
    }

    private static bool IsAmongBest(ReadOnlySpan<float> scores, int actual)
    {
        var own = new Vector<float>(scores[actual]);
        var better = Vector<int>.Zero;
        for (var column = 0; column < scores.Length; column += Vector<float>.Count)
        {
            // A comparison that holds is -1.
            better -= Vector.GreaterThan(new Vector<float>(scores[column..]), own);
        }

        return Vector.Sum(better) < BestOf;
    }
}
