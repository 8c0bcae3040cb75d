using System.Collections.Immutable;
using QualityGate.Models.Onnx.Layers;
using QualityGate.Models.Onnx.Rows;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Search;

/// <summary>A classifier: the layers whose rows arrive at an output, and in which order they do.</summary>
/// <param name="Output">The output of the graph; empty when none is told, as a layer was named that leads to none.</param>
/// <param name="Rows">For each class of the output, the rows that its score is the sum of.</param>
/// <param name="Layers">The layers by the numbers that the rows have; each as often as it is applied.</param>
/// <param name="Matrix">The templates, in the order of the output: classes × features.</param>
internal sealed record FoundClassifier(
    string Output,
    ImmutableArray<ImmutableArray<RowTerm>> Rows,
    IReadOnlyDictionary<int, IReadOnlyList<ClassifierLayer>> Layers,
    Tensor Matrix
)
{
    private const int MostRows = 100_000;

    /// <summary>A layer by itself, its rows in their own order.</summary>
    public static FoundClassifier Of(ClassifierLayer layer) =>
        new(
            string.Empty,
            [.. Enumerable.Range(0, Math.Min(layer.Rows, MostRows)).Select(row => ImmutableArray.Create(new RowTerm(0, row, 1)))],
            new Dictionary<int, IReadOnlyList<ClassifierLayer>> { [0] = [layer] },
            layer.Matrix
        )
        {
            Doubt = layer.Doubt,
        };

    /// <summary>Why this might be none; null when there is no doubt.</summary>
    public string? Doubt { get; init; }

    /// <summary>Remarks on the way from the layer to the output.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>The number of different scores that lie along each axis of the output; empty when it holds none.</summary>
    public ImmutableArray<int> Extents { get; init; } = [];

    /// <summary>True when the output holds the class that was decided for, not a score per class.</summary>
    public bool IsDecision { get; init; }

    /// <summary>The layers, each application.</summary>
    public IEnumerable<ClassifierLayer> Applications => Layers.Values.SelectMany(same => same);

    /// <summary>True when two outputs have the same rows in the same order, so that either tells the templates.</summary>
    public bool HasRowsOf(FoundClassifier other) =>
        Rows.Length == other.Rows.Length && Rows.Zip(other.Rows).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second.AsSpan()));
}
