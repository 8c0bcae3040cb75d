using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Layers;

/// <summary>MatMulNBits: weights of 2, 4 or 8 bits in blocks, each with a scale and a zero point; a row of blocks per class.</summary>
internal sealed class BlockQuantisedForm : LayerForm
{
    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Operators { get; } = ["com.microsoft.MatMulNBits"];

    /// <inheritdoc/>
    public override ClassifierLayer? Recognise(GraphNode node, LayerContext context)
    {
        var constants = context.Constants;
        if (constants.Fold(node, 1) is not { } packed || constants.Fold(node, 2) is not { } scales || node.Input(0) is not { } input)
        {
            return null;
        }

        var (features, classes, bits, block) = (
            node.Integer("K", 0),
            node.Integer("N", 0),
            node.Integer("bits", 4),
            node.Integer("block_size", 0)
        );
        if (bits is not (2 or 4 or 8) || block is < 1 or > 1 << 20 || node.Input(4) is not null)
        {
            throw new InvalidDataException(
                $"{bits} bits in blocks of {block}{(node.Input(4) is null ? string.Empty : " with reordered groups")} are not read here"
            );
        }

        var shape = Tensor.CheckShape([classes, features]);
        var blocks = (features + block - 1) / block;
        var bytes = ((block * bits) + 7) / 8;
        if (packed.Count != classes * blocks * bytes || scales.Count != classes * blocks)
        {
            throw new InvalidDataException(
                $"{packed.Count} bytes and {scales.Count} scales are not those of {classes} x {features} weights in blocks of {block}"
            );
        }

        var zeros = constants.Fold(node, 3);
        var zeroBytes = ((blocks * bits) + 7) / 8;
        if (zeros is not null && zeros.Count != classes * blocks && zeros.Count != classes * zeroBytes)
        {
            throw new InvalidDataException($"{zeros.Count} zero points are not those of {classes} x {blocks} blocks");
        }

        var isPacked = zeros is not null && zeros.Origin.Encoding == ElementType.UInt8.Name;
        var origin = packed.Origin with { Encoding = $"{bits} bits, scale per block of {block}" };
        var matrix = new Tensor(
            shape,
            origin,
            () =>
            {
                context.File.Budget.Charge((long)shape[0] * shape[1]);
                var (data, scale, zero) = (packed.Values(), scales.Values(), zeros?.Values());
                var values = new double[shape[0] * shape[1]];
                int Unpack(double[] from, long start, long index) =>
                    ((int)from[start + (index * bits / 8)] >> (int)(index * bits % 8)) & ((1 << (int)bits) - 1);
                for (long c = 0; c < classes; c++)
                {
                    for (long k = 0; k < features; k++)
                    {
                        var b = k / block;
                        var z =
                            zero is null ? 1 << ((int)bits - 1)
                            : isPacked ? Unpack(zero, c * zeroBytes, b)
                            : zero[(c * blocks) + b];
                        values[(c * features) + k] = (Unpack(data, ((c * blocks) + b) * bytes, k % block) - z) * scale[(c * blocks) + b];
                    }
                }

                return values;
            }
        );
        return new ClassifierLayer(node, matrix, input, new AxisGeometry([-1], -1))
        {
            Bias = PerClass(constants.Fold(node, 5), shape[0]),
            IsQuantised = true,
        };
    }
}
