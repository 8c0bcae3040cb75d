using System.Numerics.Tensors;

namespace QualityGate.ErrorRates.Simulation;

/// <summary>A classifier layer: a row of weights and a bias for each class.</summary>
/// <param name="Weights">The class templates.</param>
/// <param name="Bias">A number for each class.</param>
internal sealed record Head(float[][] Weights, float[] Bias)
{
    /// <summary>C, the number of classes.</summary>
    public int Classes => Weights.Length;

    /// <summary>The same layer whose row i is row <c>order[i]</c> of this one.</summary>
    public Head Permuted(int[] order) => new([.. order.Select(row => Weights[row])], [.. order.Select(row => Bias[row])]);

    /// <summary>A copy to be changed.</summary>
    public Head Copy() => new([.. Weights.Select(row => row.ToArray())], [.. Bias]);

    /// <summary>The scores of all classes for one sample.</summary>
    public void Score(ReadOnlySpan<float> features, Span<float> scores)
    {
        for (var index = 0; index < scores.Length; index++)
        {
            scores[index] = TensorPrimitives.Dot(Weights[index], features) + Bias[index];
        }
    }
}
