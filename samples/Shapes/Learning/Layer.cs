using System.Numerics.Tensors;

namespace Shapes.Learning;

/// <summary>
/// A layer that looks at patches of its input and gives, for each patch, a value per output channel. A convolution has a
/// patch for each place of its kernel; a fully connected layer has a single patch, which is the whole input.
/// </summary>
internal sealed class Layer
{
    private readonly int[][] patches;

    private Layer(int[][] patches, int channels, bool rectified, Random? random)
    {
        this.patches = patches;
        Channels = channels;
        Rectified = rectified;
        Weights = new Parameters([
            .. Enumerable
                .Range(0, channels * PatchSize)
                .Select(_ => random is null ? 0 : (float)((random.NextDouble() - 0.5) * Math.Sqrt(24.0 / PatchSize))),
        ]);
        Biases = new Parameters(new float[channels]);
    }

    public int Channels { get; }

    public bool Rectified { get; }

    public Parameters Weights { get; }

    public Parameters Biases { get; }

    public int PatchSize => patches[0].Length;

    public int OutputSize => Channels * patches.Length;

    public static Layer Dense(int inputs, int outputs, Random random) =>
        new(
            [
                [.. Enumerable.Range(0, inputs)],
            ],
            outputs,
            rectified: true,
            random
        );

    /// <summary>The last layer. It begins with zeros, so that all that its class templates ever hold was learned.</summary>
    public static Layer Classifier(int inputs, int classes) =>
        new(
            [
                [.. Enumerable.Range(0, inputs)],
            ],
            classes,
            rectified: false,
            random: null
        );

    /// <summary>A convolution over square images with stride 2, padded so that the output has half the size.</summary>
    public static Layer Convolution(int size, int inputs, int outputs, int kernel, Random random)
    {
        int[] Patch(int x, int y) =>
            [
                .. from channel in Enumerable.Range(0, inputs)
                from dy in Enumerable.Range(-(kernel / 2), kernel)
                from dx in Enumerable.Range(-(kernel / 2), kernel)
                select x + dx < 0 || x + dx >= size || y + dy < 0 || y + dy >= size
                    ? -1
                    : (channel * size * size) + ((y + dy) * size) + x + dx,
            ];

        return new Layer(
            [.. Enumerable.Range(0, size * size / 4).Select(i => Patch(i % (size / 2) * 2, i / (size / 2) * 2))],
            outputs,
            rectified: true,
            random
        );
    }

    public float[] Forward(float[] input)
    {
        var output = new float[OutputSize];
        var patch = new float[PatchSize];
        for (var p = 0; p < patches.Length; p++)
        {
            Gather(input, patches[p], patch);
            for (var c = 0; c < Channels; c++)
            {
                var value = Biases.Values[c] + TensorPrimitives.Dot<float>(Weights.Values.AsSpan(c * PatchSize, PatchSize), patch);
                output[(c * patches.Length) + p] = Rectified ? Math.Max(value, 0) : value;
            }
        }

        return output;
    }

    /// <summary>
    /// Adds the gradients of weights and biases, and returns that of the input, which is empty where there is no layer before.
    /// </summary>
    public float[] Backward(
        float[] input,
        float[] output,
        float[] outputGradient,
        float[] weightGradient,
        float[] biasGradient,
        bool isFirst
    )
    {
        var inputGradient = new float[isFirst ? 0 : input.Length];
        var (patch, patchGradient) = (new float[PatchSize], new float[PatchSize]);
        for (var p = 0; p < patches.Length; p++)
        {
            Gather(input, patches[p], patch);
            patchGradient.AsSpan().Clear();
            for (var c = 0; c < Channels; c++)
            {
                var gradient = outputGradient[(c * patches.Length) + p];
                if (gradient == 0 || (Rectified && output[(c * patches.Length) + p] <= 0))
                {
                    continue;
                }

                var weights = weightGradient.AsSpan(c * PatchSize, PatchSize);
                TensorPrimitives.MultiplyAdd(patch, gradient, weights, weights);
                biasGradient[c] += gradient;
                if (!isFirst)
                {
                    TensorPrimitives.MultiplyAdd(Weights.Values.AsSpan(c * PatchSize, PatchSize), gradient, patchGradient, patchGradient);
                }
            }

            for (var k = 0; k < PatchSize && !isFirst; k++)
            {
                if (patches[p][k] >= 0)
                {
                    inputGradient[patches[p][k]] += patchGradient[k];
                }
            }
        }

        return inputGradient;
    }

    private static void Gather(float[] input, int[] indices, float[] patch)
    {
        for (var k = 0; k < indices.Length; k++)
        {
            patch[k] = indices[k] >= 0 ? input[indices[k]] : 0;
        }
    }
}
