using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Onnx.Layers;

namespace QualityGate.Models.Onnx.Rows;

/// <summary>Tells whether two nodes apply one layer, as to several crops of an image: all but the features is the same.</summary>
internal static class SameLayer
{
    /// <summary>Compares two layers.</summary>
    public static bool Are(ClassifierLayer a, ClassifierLayer b)
    {
        var (left, right) = (a.Node, b.Node);
        return left.Equals(right)
            || (
                left.Operator == right.Operator
                && left.InputCount == right.InputCount
                && left.Proto.Attribute.Equals(right.Proto.Attribute)
                && left.Proto.Attribute.All(attribute => attribute.RefAttrName.Length == 0)
                && Enumerable
                    .Range(0, left.InputCount)
                    .All(input =>
                        Same(left.Input(input), right.Input(input)) || (left.Input(input) == a.Input && right.Input(input) == b.Input)
                    )
            );
    }

    // A constant of a function that is called twice is one constant.
    private static bool Same(GraphValue? a, GraphValue? b) =>
        a == b
        || (
            a?.Producer is var (left, _)
            && b?.Producer is var (right, _)
            && left.Operator == "Constant"
            && ReferenceEquals(left.Proto, right.Proto)
        );
}
