using System.Numerics.Tensors;

namespace Shapes.Learning;

/// <summary>A network of layers, one behind the other; the last one holds the class templates.</summary>
internal sealed class Network(IReadOnlyList<Layer> layers)
{
    public IReadOnlyList<Layer> Layers { get; } = layers;

    /// <summary>The scores of the classes, before softmax.</summary>
    public float[] Score(Image image) => Activations(image.Pixels)[^1];

    public int Predict(Image image) => TensorPrimitives.IndexOfMax<float>(Score(image));

    /// <summary>Learns from one batch, and returns the mean cross-entropy.</summary>
    public float Learn(ReadOnlyMemory<Image> batch, float rate)
    {
        // A fixed number of shares, added in order: the result doesn't depend on the number of processors.
        const int Shares = 8;
        var gradients = Enumerable.Range(0, Shares).Select(_ => new Gradients(Layers)).ToArray();
        Parallel.For(
            0,
            Shares,
            share =>
            {
                for (var i = share; i < batch.Length; i += Shares)
                {
                    AddGradients(batch.Span[i], gradients[share]);
                }
            }
        );

        var sum = gradients.Aggregate((total, next) => total.Add(next));
        for (var layer = 0; layer < Layers.Count; layer++)
        {
            TensorPrimitives.Divide(sum.Weights[layer], batch.Length, sum.Weights[layer]);
            TensorPrimitives.Divide(sum.Biases[layer], batch.Length, sum.Biases[layer]);
            Layers[layer].Weights.Learn(sum.Weights[layer], rate);
            Layers[layer].Biases.Learn(sum.Biases[layer], rate);
        }

        return sum.Loss / batch.Length;
    }

    private List<float[]> Activations(float[] pixels)
    {
        var activations = new List<float[]> { pixels };
        foreach (var layer in Layers)
        {
            activations.Add(layer.Forward(activations[^1]));
        }

        return activations;
    }

    private void AddGradients(Image image, Gradients gradients)
    {
        var activations = Activations(image.Pixels);
        var gradient = new float[activations[^1].Length];
        // Softmax of the scores less the largest of them, so that none overflows.
        TensorPrimitives.Subtract(activations[^1], TensorPrimitives.Max<float>(activations[^1]), gradient);
        TensorPrimitives.SoftMax<float>(gradient, gradient);
        gradients.Loss -= MathF.Log(Math.Max(gradient[image.Kind], 1e-12f));
        gradient[image.Kind] -= 1;
        for (var layer = Layers.Count - 1; layer >= 0; layer--)
        {
            gradient = Layers[layer]
                .Backward(
                    activations[layer],
                    activations[layer + 1],
                    gradient,
                    gradients.Weights[layer],
                    gradients.Biases[layer],
                    isFirst: layer == 0
                );
        }
    }

    private sealed class Gradients(IReadOnlyList<Layer> layers)
    {
        public float[][] Weights { get; } = [.. layers.Select(layer => new float[layer.Weights.Values.Length])];

        public float[][] Biases { get; } = [.. layers.Select(layer => new float[layer.Biases.Values.Length])];

        public float Loss { get; set; }

        public Gradients Add(Gradients other)
        {
            for (var layer = 0; layer < Weights.Length; layer++)
            {
                TensorPrimitives.Add(Weights[layer], other.Weights[layer], Weights[layer]);
                TensorPrimitives.Add(Biases[layer], other.Biases[layer], Biases[layer]);
            }

            Loss += other.Loss;
            return this;
        }
    }
}
