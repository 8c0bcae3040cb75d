using System.Numerics.Tensors;

namespace QualityGate.ErrorRates.Simulation;

/// <summary>One epoch of stochastic gradient descent of the cross-entropy, sample by sample.</summary>
internal static class FineTuning
{
    private const float Rate = 0.1f;

    /// <summary>Goes on training a layer with labels that were shuffled among the training samples.</summary>
    /// <param name="head">The layer, which is left as it is.</param>
    /// <param name="features">The features of the training samples of each class, row by row.</param>
    /// <param name="random">Shuffles.</param>
    public static Head OnShuffledLabels(Head head, float[][] features, Random random)
    {
        var tuned = head.Copy();
        var samples = HeadTraining.Samples;
        int[] order = [.. Enumerable.Range(0, features.Length * samples)];
        random.Shuffle(order);
        int[] labels = [.. order.Select(sample => sample / samples)];
        random.Shuffle(labels);
        var shares = new float[features.Length];
        foreach (var (place, sample) in order.Index())
        {
            var row = features[sample / samples].AsSpan(sample % samples * World.Features, World.Features);
            tuned.Score(row, shares);
            TensorPrimitives.SoftMax<float>(shares, shares);
            shares[labels[place]] -= 1;
            for (var index = 0; index < shares.Length; index++)
            {
                // Most classes of a thousand are out of the question.
                if (Math.Abs(shares[index]) > 1e-6f)
                {
                    var weights = tuned.Weights[index].AsSpan();
                    TensorPrimitives.MultiplyAdd(row, -Rate * shares[index], weights, weights);
                    tuned.Bias[index] -= Rate * shares[index];
                }
            }
        }

        return tuned;
    }
}
