using QualityGate.Diagnostics;
using QualityGate.Models.Onnx.Constants;
using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Onnx.Layers;

namespace QualityGate.Models.Onnx.Rows;

/// <summary>The layers that class scores come from, each by a number; one that is applied to several inputs has one number.</summary>
internal sealed class LayerStarts(LayerContext context, LayerForms forms, ScoreTable table, ShapeNumbers shapes)
{
    private const int MostLayers = 64;
    private const int MostRows = 1_000_000;

    private readonly List<List<ClassifierLayer>> layers = [];
    private readonly Dictionary<GraphNode, string> unreadable = [];

    /// <summary>The applications of a layer.</summary>
    public IReadOnlyList<ClassifierLayer> this[int number] => layers[number];

    /// <summary>The nodes of all layers that were come to.</summary>
    public IEnumerable<GraphNode> Nodes => layers.SelectMany(same => same).Select(layer => layer.Node);

    /// <summary>Layers whose weights cannot be class templates, and why.</summary>
    public IReadOnlyDictionary<GraphNode, string> Unreadable => unreadable;

    /// <summary>The layers whose rows have no numbers, as there are none, or more than can be compared anyway.</summary>
    public IEnumerable<int> WithoutNumbers => Enumerable.Range(0, layers.Count).Where(number => !HasNumbers(layers[number][0]));

    /// <summary>True when layers are written with a node's operator.</summary>
    public bool IsLayerOperator(GraphNode node) => forms.IsKnown(node);

    /// <summary>The scores of a layer's output, or null when the node is no layer.</summary>
    public Pending? Begin(GraphNode node, int output)
    {
        if (layers.Count >= MostLayers)
        {
            return forms.IsKnown(node)
                ? Pending.Known(new LostScores(DiagnosticCodes.NoClassifierLayer, $"has more than {MostLayers} layers behind it"))
                : null;
        }

        try
        {
            if (forms.Recognise(node, context) is not { } layer)
            {
                return null;
            }

            return SelectionMatrix.Of(layer.Matrix) is { } selection
                ? new Pending(
                    node.Describe(),
                    [layer.Input],
                    followed =>
                        followed[0] is ClassScores or LostScores { Code: not DiagnosticCodes.NoClassifierLayer }
                            ? Select(node, layer, selection, followed[0])
                            : Start(layer, output)
                )
                : Pending.Known(Start(layer, output));
        }
        catch (InvalidDataException e)
        {
            unreadable.TryAdd(node, e.Message);
            return Pending.Known(
                new LostScores(DiagnosticCodes.WeightsUnreadable, $"is computed by {node.Describe()}, whose weights cannot be read")
            );
        }
    }

    private static bool HasNumbers(ClassifierLayer layer) => layer.Rows is > 0 and <= MostRows;

    private Followed Start(ClassifierLayer layer, int output)
    {
        var number = layers.FindIndex(same => SameLayer.Are(same[0], layer));
        if (number < 0)
        {
            number = layers.Count;
            layers.Add([]);
        }

        if (!layers[number].Exists(same => same.Node.Equals(layer.Node)))
        {
            layers[number].Add(layer);
        }

        // A LinearClassifier with one row has two scores, or a label.
        var isOpposed = layer.Rows == 1 && layer.ClassNames.Count == 2;
        int[] rows =
            !HasNumbers(layer) ? []
            : isOpposed ? [table.Row(number, 0, -1), table.Row(number, 0)]
            : [.. Enumerable.Range(0, layer.Rows).Select(row => table.Row(number, row))];
        if (layer.ScoresOutput > 0 && output != layer.ScoresOutput)
        {
            return new DecidedClass(rows);
        }

        var classAxis = (layer.Geometry as AxisGeometry)?.ClassAxis ?? 1;
        var rank = layer.Geometry is ConvolutionGeometry convolution
            ? convolution.Kernel.Length + 2
            : shapes.Rank(layer.Node.Output(output));
        var isAssumed = rank is null || rank < (classAxis < 0 ? -classAxis : classAxis + 1);
        var extents = Enumerable.Repeat(1, isAssumed ? Math.Max(2, classAxis + 1) : rank!.Value).ToArray();
        var axis = FoldedShapes.Axis(classAxis, extents.Length);
        extents[axis] = rows.Length;
        var sizes = Sizes(layer, output, extents.Length);
        sizes[axis] = rows.Length;
        return new ClassScores(
            rows,
            extents,
            sizes,
            layer.Transform is null
                && !layer.Node.Operator.EndsWith("FusedGemm", StringComparison.Ordinal)
                && !layer.Node.Operator.EndsWith("FusedConv", StringComparison.Ordinal)
        )
        {
            IsRankAssumed = isAssumed,
        };
    }

    private long?[] Sizes(ClassifierLayer layer, int output, int rank)
    {
        if (context.Model.DeclaredShape(layer.Node.Output(output)) is { } declared && declared.Count == rank)
        {
            return [.. declared.Select(size => size > 0 ? size : (long?)null)];
        }

        var input = shapes.Shape(layer.Input);
        if (layer.Geometry is AxisGeometry { BatchOrder: null, FeatureAxes: [-1], ClassAxis: -1 })
        {
            return input?.Length == rank ? [.. input] : new long?[rank];
        }

        if (layer.Geometry is ConvolutionGeometry { Kernel: var kernel, Pads: var pads } && input?.Length == rank)
        {
            // One place stays one, and a map that is as large as the kernel becomes one.
            var isPadded = pads.Any(pad => pad > 0) || layer.Node.Text("auto_pad") is "SAME_UPPER" or "SAME_LOWER";
            return [input[0], null, .. kernel.Select((size, i) => !isPadded && input[i + 2] == size ? 1 : (long?)null)];
        }

        return new long?[rank];
    }

    // A product with a matrix that only picks: its rows are those of the layer before.
    private Followed Select(GraphNode node, ClassifierLayer layer, Selection selection, Followed before)
    {
        if (before is not ClassScores scores)
        {
            return before;
        }

        var axis =
            layer.Geometry is AxisGeometry { FeatureAxes: [var along] } geometry && along < 0 && geometry.ClassAxis == along
                ? scores.Rank + along
            : layer.Geometry is ConvolutionGeometry { Kernel: var kernel } && kernel.All(size => size == 1) && scores.Rank > 1 ? 1
            : layer.Geometry is AxisGeometry { FeatureAxes: [var first], ClassAxis: var last } && first >= 0 && first == last ? first
            : -1;
        if (axis < 0 || scores.Extents[axis] != layer.Features || scores.Numbers.Length != layer.Features)
        {
            return scores.Numbers.Length == layer.Features
                ? LostScores.At(node, "multiplies the scores by a constant matrix that picks classes along another axis")
                : Start(layer, 0);
        }

        if (selection.Picks is not { } picks)
        {
            return LostScores.At(node, "adds the scores of different classes");
        }

        int[] numbers = [.. picks.Select(pick => table.Scaled(scores.Numbers[pick.Column], pick.Factor))];
        return ScoreAxes.WithSize(
            scores with
            {
                Numbers = numbers,
                IsLinear = scores.IsLinear && layer.Transform is null,
            },
            axis,
            numbers.Length,
            numbers.Length
        );
    }
}
