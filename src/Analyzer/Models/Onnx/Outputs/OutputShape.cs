using System.Globalization;

namespace QualityGate.Models.Onnx.Outputs;

/// <summary>The shape that a model declares for an output: sizes, names of sizes that are open, or neither.</summary>
internal sealed class OutputShape
{
    // Exporters and their users call open sizes after what lies along them.
    private static readonly string[] PlaceNames = ["height", "width", "anchor", "box", "detection", "queries", "proposal", "object"];

    private readonly IReadOnlyList<(long? Size, string Name)> axes;

    private OutputShape(IReadOnlyList<(long? Size, string Name)> axes) => this.axes = axes;

    /// <summary>The number of axes.</summary>
    public int Rank => axes.Count;

    /// <summary>The declared shape of a value; null where the model says nothing.</summary>
    public static OutputShape? Of(ValueInfoProto? value) =>
        value?.Type?.TensorType?.Shape is not { } shape
            ? null
            : new OutputShape([
                .. shape.Dim.Select(size =>
                    (
                        size.ValueCase == TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue ? size.DimValue : (long?)null,
                        size.DimParam
                    )
                ),
            ]);

    /// <summary>The sizes of axes along which the places of one image lie, as texts; empty for an output that has none.</summary>
    /// <param name="rows">How many rows the layer has: the length of the axis of the classes, unless some were dropped.</param>
    /// <param name="batch">How many images go in at once, where that is known.</param>
    public IReadOnlyList<string> Places(int rows, long? batch)
    {
        if (Rank == 2)
        {
            // More scores than images go in are those of places; so are many values of a layer that has but one row.
            return axes[0].Size is { } first && first > Math.Max(1, batch ?? first) && first != rows ? [Text(axes[0])]
                : rows == 1 && axes[1].Size > 2 ? [Text(axes[1])]
                : [];
        }

        var others = axes.Skip(1).ToList();
        var classes = others.FindIndex(axis => axis.Size == rows);
        List<string> places = [.. others.Where((axis, i) => i != classes && (axis.Size > 1 || IsPlace(axis))).Select(Text)];

        // Of classes that were dropped or joined behind the layer, one axis is left, of another length.
        return classes < 0 && places.Count == 1 ? [] : places;
    }

    /// <summary>True when axes behind those of images and classes have open sizes of which nothing is known.</summary>
    public bool HasOpenAxes => axes.Skip(2).Any(axis => axis.Size is null);

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", axes.Select(Text))}]";

    private static bool IsPlace((long? Size, string Name) axis) =>
        axis.Size is null
        && (axis.Name is "h" or "w" or "H" or "W" || PlaceNames.Any(name => axis.Name.Contains(name, StringComparison.OrdinalIgnoreCase)));

    private static string Text((long? Size, string Name) axis) =>
        axis.Size?.ToString(CultureInfo.InvariantCulture) ?? (axis.Name.Length > 0 ? axis.Name : "?");
}
