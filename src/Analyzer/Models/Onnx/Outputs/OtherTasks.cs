using QualityGate.Models.Onnx.Layers;
using QualityGate.Models.Onnx.Search;

namespace QualityGate.Models.Onnx.Outputs;

/// <summary>
/// Recognises models of other tasks, whose last layer has rows of weights, too: detectors, segmentations and regressions. Their
/// outputs hold a score for each place of an image, boxes, or one value, and not one score for each class of an image.
/// </summary>
internal static class OtherTasks
{
    private static readonly HashSet<string> TaskNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "detect",
        "segment",
        "pose",
        "obb",
        "object-detection",
        "image-segmentation",
        "semantic-segmentation",
        "instance-segmentation",
        "panoptic-segmentation",
        "keypoint-detection",
        "depth-estimation",
    };

    // Only detectors choose among boxes, or cut regions out of features.
    private static readonly string[] DetectorOperators =
    [
        "NonMaxSuppression",
        "NMS",
        "RoiAlign",
        "RoiPool",
        "RegionProposal",
        "GenerateProposals",
        "DetectionOutput",
    ];

    // A score that is made a probability, or compared with a limit, tells two classes apart.
    private static readonly string[] BinaryOperators = ["Sigmoid", "Greater", "Less", "Round", "Binarizer", "ZipMap"];

    // YOLO's rows beside those of the classes: a box, a box and whether there is an object, or 16 chances for each side of a box.
    private static readonly int[] RowsOfBox = [4, 5, 64];
    private const int MostBoxesOfPlace = 9;

    /// <summary>The task that the model as a whole says it has, be there layers with weights or not; null where it says nothing.</summary>
    public static string? OfModel(LayerContext context)
    {
        var model = context.File.Model;
        if (model.MetadataProps.FirstOrDefault(entry => entry.Key == "task" && TaskNames.Contains(entry.Value.Trim())) is { } task)
        {
            return $"its metadata says that its task is '{task.Value.Trim()}'";
        }

        return
            model
                .Functions.SelectMany(function => function.Node)
                .Select(node => node.OpType)
                .Concat(Operators(model.Graph))
                .FirstOrDefault(name => DetectorOperators.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)))
                is { } found
            ? $"the graph has {found}, which detectors choose their boxes with"
            : null;
    }

    /// <summary>The nature of an output that is not the scores of an image's classes; null where nothing speaks against them.</summary>
    /// <param name="found">The layer behind it.</param>
    /// <param name="context">The graph.</param>
    /// <param name="classes">The number of classes, where it is known.</param>
    public static string? Of(FoundClassifier found, LayerContext context, int? classes)
    {
        var graph = context.File.Model.Graph;
        var rows = found.Rows.Length;
        var output = OutputOf(found, graph);
        var shape = OutputShape.Of(output);
        var batch = graph
            .Input.FirstOrDefault(input => graph.Initializer.All(tensor => tensor.Name != input.Name))
            ?.Type?.TensorType?.Shape?.Dim
            is [{ DimValue: > 0 and var first }, ..]
            ? first
            : (long?)null;
        if (OfModel(context) is { } told)
        {
            return told;
        }

        if (shape?.Places(rows, batch) is { Count: > 0 } places)
        {
            return $"its output '{output!.Name}' {shape} has {string.Join(" x ", places)} places or boxes for an image, as those of "
                + "detectors and segmentations have";
        }

        if (output?.Name.Contains("box", StringComparison.OrdinalIgnoreCase) == true)
        {
            return $"its output '{output.Name}' holds boxes, as its name says";
        }

        var hints = LabelHints.Find(context.File.Model);
        return (shape is null ? OfUndeclared(found, graph, rows, hints) : null) ?? OfOneScore(found, rows, classes, hints);
    }

    /// <summary>The doubt about an output that nothing speaks against; null where there is none.</summary>
    public static string? Doubt(FoundClassifier found, LayerContext context) =>
        OutputShape.Of(OutputOf(found, context.File.Model.Graph)) is { HasOpenAxes: true } shape
            ? $"its output {shape} has axes of open size; were they places of an image, it would be no classifier of images"
            : null;

    // A layer that was found by its name may stand behind any output.
    private static ValueInfoProto? OutputOf(FoundClassifier found, GraphProto graph) =>
        found.Output.Length == 0 && graph.Output.Count == 1
            ? graph.Output[0]
            : graph.Output.FirstOrDefault(output => output.Name == found.Output);

    // Of an output whose shape is not declared, other outputs and the names of the classes tell something.
    private static string? OfUndeclared(FoundClassifier found, GraphProto graph, int rows, IReadOnlyCollection<LabelHint> hints)
    {
        if (
            graph.Output.FirstOrDefault(output =>
                output.Name != found.Output && output.Name.Contains("box", StringComparison.OrdinalIgnoreCase)
            ) is
            { } boxes
        )
        {
            return $"it has an output '{boxes.Name}', as detectors have";
        }

        var yolo = (
            from hint in hints
            where hint.Names.Length > 1 && hint.Names.Length != rows
            from box in RowsOfBox
            let each = hint.Names.Length + box
            where rows % each == 0 && rows / each <= MostBoxesOfPlace
            select (hint.Source, hint.Names.Length, box, rows / each)
        ).FirstOrDefault();
        return yolo.Source is null
            ? null
            : $"its {yolo.Source} has {yolo.Length} names, and its last layer {rows} rows: {yolo.Item4} x ({yolo.Length} + "
                + $"{yolo.box}), as detectors have for boxes and their classes";
    }

    // Names in the metadata, or two labels, are a classifier's.
    private static string? OfOneScore(FoundClassifier found, int rows, int? classes, IReadOnlyCollection<LabelHint> hints)
    {
        const int Binary = 2;
        if (
            rows != 1
            || classes == Binary
            || found.Applications.First().Node.Operator.Contains("Classifier", StringComparison.Ordinal)
            || hints.Any(hint => hint.Names.Length is 1 or Binary)
            || Downstream
                .Operators(found.Applications.First().Node)
                .Any(name => BinaryOperators.Any(part => name.Contains(part, StringComparison.Ordinal)))
        )
        {
            return null;
        }

        return $"its output is one value for an image, as that of a regression; "
            + (
                classes is null
                    ? "if it tells two classes apart, say so with two labels (inspect: --classes 2)"
                    : $"it cannot tell {classes} classes apart"
            );
    }

    private static IEnumerable<string> Operators(GraphProto graph) =>
        graph.Node.SelectMany(node =>
            node.Attribute.Select(attribute => attribute.G).OfType<GraphProto>().SelectMany(Operators).Prepend(node.OpType)
        );
}
