using QualityGate.Files;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Arrays;

/// <summary>Numbers that lie one after another in a file.</summary>
internal static class RawArray
{
    /// <summary>An array at a place of a file; its length must be that of its shape.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public static Tensor Open(BinaryInput input, string name, int[] shape, ElementType type, long offset, long length)
    {
        var count = shape.Aggregate(1L, (product, size) => product * size);
        return type.Bytes(count) == length && offset >= 0 && length <= input.Length - offset
            ? new Tensor(
                shape,
                new TensorOrigin(name, type.Name),
                () => PackedNumbers.Read(count, type, (at, bytes) => input.Read(offset + at, bytes))
            )
            : throw new InvalidDataException(
                $"the shape [{string.Join(", ", shape)}] of '{name}' does not fit {length} bytes of {type.Name} from {offset} on"
            );
    }
}
