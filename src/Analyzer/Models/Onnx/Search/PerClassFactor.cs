using QualityGate.Models.Onnx.Constants;
using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Search;

/// <summary>
/// What a node behind the layer multiplies each class's score by. A positive factor turns no template, so cosines stay what
/// they are; a negative one turns a template round, and must be seen.
/// </summary>
internal static class PerClassFactor
{
    /// <summary>One factor per class, or one for all; null when the node multiplies by no constant.</summary>
    public static Tensor? Of(GraphNode node, ConstantFolder constants)
    {
        try
        {
            var factor = node.Operator switch
            {
                "Mul" => constants.Fold(node, 1) ?? constants.Fold(node, 0),
                "Div" => constants.Fold(node, 1),
                "BatchNormalization" => constants.Fold(node, 1),
                _ => null,
            };
            return factor?.Shape.Count(size => size > 1) <= 1 ? factor.Reshape(factor.Count) : null;
        }
        catch (InvalidDataException)
        {
            // What cannot be read there does not keep the weights from being read.
            return null;
        }
    }
}
