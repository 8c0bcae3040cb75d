namespace QualityGate.Models.Onnx.Rows;

/// <summary>Operators of ONNX that move, join or drop classes in ways that are not followed.</summary>
internal static class UnfollowedOperators
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["ScatterND"] = "writes scores to other places",
        ["ScatterElements"] = "writes scores to other places",
        ["Scatter"] = "writes scores to other places",
        ["TensorScatter"] = "writes scores to other places",
        ["GatherND"] = "picks scores by tuples of indices",
        ["ReverseSequence"] = "turns parts of the scores round",
        ["Compress"] = "picks scores by a condition",
        ["Unique"] = "sorts scores",
        ["CumSum"] = "adds up the scores of different classes",
        ["OneHot"] = "makes scores of an index",
        ["NonZero"] = "picks scores by their value",
        ["DepthToSpace"] = "moves classes to places",
        ["SpaceToDepth"] = "moves places to classes",
        ["Trilu"] = "cuts off some of the scores",
        ["NonMaxSuppression"] = "picks boxes",
        ["Col2Im"] = "moves classes to places",
        ["EyeLike"] = "makes a matrix in the scores' shape",
        ["SplitToSequence"] = "splits the scores into a sequence",
        ["Det"] = "makes one number of a matrix of scores",
    };

    /// <summary>The operators: their scores are lost, if there are any.</summary>
    public static IEnumerable<(string Name, RowOperator Operator)> All =>
        Reasons.Select(pair =>
            (
                pair.Key,
                new RowOperator(
                    node => [.. Enumerable.Range(0, node.InputCount).Select(node.Input)],
                    step =>
                        step.Data.FirstOrDefault(data => data is LostScores)
                        ?? (
                            step.Data.Any(data => data is ClassScores or DecidedClass or FollowedSequence) ? step.Lost(pair.Value)
                            : step.Data is [var first, ..] ? first
                            : new NoScores("has no input")
                        )
                )
            )
        );
}
