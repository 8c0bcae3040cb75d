using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Layers;

/// <summary>Pairs what goes into a layer with what comes out: each vector of features with its vector of scores.</summary>
internal abstract record LayerGeometry
{
    /// <summary>At most so many pairs of features and scores from one run.</summary>
    /// <exception cref="InvalidDataException">The shapes are not those of such a layer.</exception>
    public abstract IEnumerable<(double[] Features, double[] Scores)> Pairs(
        Tensor input,
        Tensor output,
        int features,
        int classes,
        int most
    );
}

/// <summary>Features along some axes of the input, classes along one of the output; all other axes are those of the batch.</summary>
/// <param name="FeatureAxes">The axes of the input, from the end when negative, in the order in which the weights have them.</param>
/// <param name="ClassAxis">The axis of the output, from the end when negative.</param>
internal sealed record AxisGeometry(int[] FeatureAxes, int ClassAxis) : LayerGeometry
{
    /// <summary>Where the batch axes of the output stand in the input, when they are in another order.</summary>
    public int[]? BatchOrder { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<(double[] Features, double[] Scores)> Pairs(
        Tensor input,
        Tensor output,
        int features,
        int classes,
        int most
    )
    {
        int[] own = [.. FeatureAxes.Select(axis => axis < 0 ? axis + input.Rank : axis)];
        var classAxis = ClassAxis < 0 ? ClassAxis + output.Rank : ClassAxis;
        int[] inputBatch = [.. Enumerable.Range(0, input.Rank).Except(own)];
        int[] outputBatch = [.. Enumerable.Range(0, output.Rank).Where(axis => axis != classAxis)];
        var x = input.Transpose([.. inputBatch, .. own]).Values();
        var y = output.Transpose([.. BatchOrder is null ? outputBatch : BatchOrder.Select(i => outputBatch[i]), classAxis]).Values();
        if (x.Length % features != 0 || y.Length % classes != 0 || x.Length / features != y.Length / classes)
        {
            throw new InvalidDataException(
                $"[{string.Join(", ", input.Shape)}] goes in and [{string.Join(", ", output.Shape)}] comes out, which is no "
                    + $"product with {classes} x {features} weights"
            );
        }

        for (var i = 0; i < Math.Min(most, x.Length / features); i++)
        {
            yield return (x[(i * features)..((i + 1) * features)], y[(i * classes)..((i + 1) * classes)]);
        }
    }
}

/// <summary>A convolution: the features of a place are its patch of the input, channel by channel.</summary>
internal sealed record ConvolutionGeometry(int[] Kernel, int[] Strides, int[] Pads, int[] Dilations) : LayerGeometry
{
    /// <inheritdoc/>
    public override IEnumerable<(double[] Features, double[] Scores)> Pairs(
        Tensor input,
        Tensor output,
        int features,
        int classes,
        int most
    )
    {
        var area = Kernel.Aggregate(1, (product, size) => product * size);
        if (
            input.Rank != Kernel.Length + 2
            || output.Rank != input.Rank
            || output.Shape[1] != classes
            || (long)input.Shape[1] * area != features
        )
        {
            throw new InvalidDataException(
                $"[{string.Join(", ", input.Shape)}] goes in and [{string.Join(", ", output.Shape)}] comes out, which is no "
                    + $"convolution with {classes} x {features} weights"
            );
        }

        var (x, y) = (input.Values(), output.Values());
        var (xStrides, yStrides) = (Tensor.Strides(input.Shape), Tensor.Strides(output.Shape));
        var places = output.Shape[2..].Aggregate(1, (product, size) => product * size);
        for (var place = 0; place < Math.Min(most, places); place++)
        {
            var at = Unravel(place, output.Shape[2..]);
            var patch = new double[features];
            for (var f = 0; f < features; f++)
            {
                var within = Unravel(f % area, Kernel);
                var source = f / area * xStrides[1];
                for (var axis = 0; axis < Kernel.Length && source >= 0; axis++)
                {
                    var position = (at[axis] * Strides[axis]) + (within[axis] * Dilations[axis]) - Pads[axis];
                    source = position < 0 || position >= input.Shape[axis + 2] ? -1 : source + (position * xStrides[axis + 2]);
                }

                patch[f] = source < 0 ? 0 : x[source];
            }

            var scores = new double[classes];
            for (var c = 0; c < classes; c++)
            {
                scores[c] = y[(c * yStrides[1]) + at.Select((position, axis) => position * yStrides[axis + 2]).Sum()];
            }

            yield return (patch, scores);
        }
    }

    private static int[] Unravel(int index, int[] shape)
    {
        var position = new int[shape.Length];
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            position[axis] = index % shape[axis];
            index /= shape[axis];
        }

        return position;
    }
}
