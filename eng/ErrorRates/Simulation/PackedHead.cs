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
        var columns = (classes + width - 1) / width * width;
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

    private void Score(ReadOnlySpan<float> four, Span<float> scores)
    {
        var (width, columns, n) = (Vector<float>.Count, bias.Length, World.Features);
        for (var column = 0; column < columns; column += width)
        {
            var a = new Vector<float>(bias, column);
            var (b, c, d) = (a, a, a);
            var start = column * n;
            for (var k = 0; k < n; k++)
            {
                var w = new Vector<float>(weights, start + (k * width));
                a = Vector.FusedMultiplyAdd(w, new Vector<float>(four[k]), a);
                b = Vector.FusedMultiplyAdd(w, new Vector<float>(four[n + k]), b);
                c = Vector.FusedMultiplyAdd(w, new Vector<float>(four[(2 * n) + k]), c);
                d = Vector.FusedMultiplyAdd(w, new Vector<float>(four[(3 * n) + k]), d);
            }

            a.CopyTo(scores[column..]);
            b.CopyTo(scores[(columns + column)..]);
            c.CopyTo(scores[((2 * columns) + column)..]);
            d.CopyTo(scores[((3 * columns) + column)..]);
        }
    }

    private static bool IsAmongBest(ReadOnlySpan<float> scores, int actual)
    {
        var (own, better) = (scores[actual], 0);
        foreach (var score in scores)
        {
            better += score > own ? 1 : 0;
        }

        return better < BestOf;
    }
}
