using QualityGate.Models.Tensors;

namespace QualityGate.Models.Arrays;

/// <summary>
/// The real weights that numbers of few bits stand for: (number − zero point) × scale. Scales and zero points are arrays beside
/// them, as compressed-tensors, torchao, optimum-quanto, bitsandbytes and scripts of one's own write them.
/// </summary>
internal static class QuantisedWeights
{
    /// <summary>Why integers alone cannot be weights.</summary>
    public const string NoScale = "holds integers, and there is no scale that says which weights they stand for";

    // bitsandbytes keeps the largest magnitude of a row, which 127 stands for.
    private const double LargestOfRow = 127;

    /// <summary>Reads weights with what belongs to them.</summary>
    /// <param name="array">The numbers.</param>
    /// <param name="own">The arrays that belong to them.</param>
    /// <param name="classAxis">The axis of the classes, along which a list of scales must lie; null while it isn't known.</param>
    /// <returns>The weights, or why they cannot be told.</returns>
    public static (Tensor? Weights, string? Failure) Read(
        StoredArray array,
        IReadOnlyList<(StoredArray Array, ArrayName Name)> own,
        int? classAxis
    )
    {
        StoredArray[] Of(ArrayRole role) => [.. own.Where(other => other.Name.Role == role).Select(other => other.Array)];
        if (own.FirstOrDefault(other => other.Name.Role == ArrayRole.Foreign) is { Array: { } foreign })
        {
            return (null, $"is packed in a way that is not read ('{foreign.Name}' belongs to it)");
        }

        if (array.Numbers is not { } numbers || array.Shape is [] or [_])
        {
            return (null, $"is of the type {array.Type} and the shape [{string.Join(", ", array.Shape)}], which is not read");
        }

        if (Of(ArrayRole.Scale) is not [{ IsFloat: true, Numbers: { } scale } scaleArray])
        {
            return (
                null,
                Of(ArrayRole.Scale) is []
                    ? NoScale
                    : $"has scales that are not read ({string.Join(", ", Of(ArrayRole.Scale).Select(other => $"{other} {other.Type}"))})"
            );
        }

        var zeros = Of(ArrayRole.ZeroPoint);
        try
        {
            if (zeros.Length > 1 || zeros is [{ Numbers: null }])
            {
                throw new InvalidDataException("has zero points that are not read");
            }

            var zero = zeros is [var only] ? only.Numbers : null;
            if (array.Element == ElementType.Int32)
            {
                (numbers, zero) = PackedIntegers.Unpack(array, numbers, Of(ArrayRole.Shape), scale, zeros is [var packed] ? packed : null);
            }
            else if (array.Element?.Bits != 8 && array.Element != ElementType.Int16)
            {
                return (null, $"is of the type {array.Type}, which is not read as weights");
            }
            else if (array.Element == ElementType.UInt8 && zero is null)
            {
                return (null, "holds bytes without zero points, which may be of two numbers each; add an array of zero points");
            }

            var factor = scaleArray.Name.EndsWith("SCB", StringComparison.OrdinalIgnoreCase)
                ? scale.Map(value => value / LargestOfRow)
                : scale;
            return (BlockScale.Apply(numbers, factor, zero, classAxis), null);
        }
        catch (InvalidDataException e)
        {
            return (null, e.Message);
        }
    }
}
