using QualityGate.Models.Tensors;

namespace QualityGate.Models.Arrays;

/// <summary>An array of a file, be its numbers of a type that is read or not.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Type">Its element type as the file writes it, such as <c>F32</c> or <c>&lt;f4</c>.</param>
/// <param name="Shape">The size of each axis.</param>
/// <param name="Element">How its elements are written; null for types that are not read.</param>
/// <param name="Numbers">Its numbers as they are stored; null for types that are not read.</param>
internal sealed record StoredArray(string Name, string Type, int[] Shape, ElementType? Element, Tensor? Numbers)
{
    /// <summary>True when its numbers are real ones, which stand for themselves.</summary>
    public bool IsFloat => Element is { Bits: >= 16, IsInteger: false } && Element != ElementType.Bool;

    /// <summary>The array as an item of a list: its name and shape.</summary>
    public override string ToString() => $"'{Name}' [{string.Join(", ", Shape)}]";
}
