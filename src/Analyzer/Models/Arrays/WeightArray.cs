using QualityGate.Models.Tensors;

namespace QualityGate.Models.Arrays;

/// <summary>An array that could be weights, with the real numbers that it stands for, or the reason why they cannot be told.</summary>
/// <param name="Stored">The array as it is stored.</param>
/// <param name="Numbers">The weights; null when they cannot be told.</param>
/// <param name="Failure">Why they cannot; null when they can.</param>
internal sealed record WeightArray(StoredArray Stored, Tensor? Numbers, string? Failure)
{
    /// <summary>
    /// Reads integers again once the axis of the classes is known, along which a list of scales must lie; null for weights that need none.
    /// </summary>
    public Func<int, (Tensor? Numbers, string? Failure)>? ReadAlong { get; init; }

    /// <summary>The array's name in the file.</summary>
    public string Name => Stored.Name;

    /// <summary>The shape of the weights, which may differ from that of the integers that they are packed into.</summary>
    public int[] Shape => Numbers?.Shape ?? TrueShape ?? Stored.Shape;

    /// <summary>The shape of weights that cannot be read, where something beside them tells it.</summary>
    public int[]? TrueShape { get; init; }

    /// <summary>The arrays that belong to it, such as its scales.</summary>
    public IReadOnlyList<StoredArray> Companions { get; init; } = [];

    /// <summary>True when the weights cannot be read and may be a matrix that has so many rows or columns.</summary>
    /// <param name="classes">The number of classes; null when it is not known, so that any matrix counts.</param>
    public bool MayHide(int? classes) =>
        Failure is not null && (classes is { } count ? PossibleSizes().Contains(count) : Companions.Count > 0 || Shape is [> 1, > 1]);

    /// <summary>The array as an item of a list of arrays that cannot be read.</summary>
    public override string ToString() => $"'{Name}' ({Stored.Type} [{string.Join(", ", Stored.Shape)}]) {Failure}";

    // Packed weights have another shape than their layer: then the scales tell how many classes there are. A column is a norm or a bias.
    private IEnumerable<int> PossibleSizes() =>
        TrueShape is not null
            ? Ends(TrueShape)
            : Companions.SelectMany(companion => Ends(companion.Shape)).Concat(Stored.Shape is [_, .., > 1] ? Ends(Stored.Shape) : []);

    private static int[] Ends(int[] shape) => shape.Length == 0 ? [] : [shape[0], shape[^1]];
}
