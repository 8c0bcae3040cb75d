using System.Globalization;

namespace QualityGate.Models.Onnx.Rows;

/// <summary>Reshape and Flatten: the numbers stay in their order, and the axes are cut anew.</summary>
internal static class ShapingOperators
{
    /// <summary>The operators.</summary>
    public static IEnumerable<(string Name, RowOperator Operator)> All =>
        [("Reshape", RowOperator.First(Reshape)), ("Flatten", RowOperator.First(Flatten))];

    private static Followed Reshape(RowStep step, ClassScores scores)
    {
        if (step.Shapes.Numbers(step.Node, 1, "shape") is not { } target)
        {
            return step.Lost("gives the scores a shape that is computed in each run");
        }

        var copies = step.Node.Integer("allowzero", 0) == 0;
        long?[] sizes =
        [
            .. target.Select(
                (size, axis) =>
                    size == 0 && copies && axis < scores.Rank
                        ? scores.Extents[axis] > 1
                            ? scores.Extents[axis]
                            : scores.Sizes[axis]
                        : size
            ),
        ];
        return sizes.Length > AxisMatching.MostAxes || sizes.Any(size => size is 0 or < -1 or > int.MaxValue)
            ? step.Lost("gives the scores a shape that cannot be")
            : AxisMatching.Match(scores, sizes)
                ?? (Followed)
                    step.Lost(
                        $"joins classes with places or images: scores {ScoreAxes.Write(scores.Extents)} become "
                            + $"[{string.Join(", ", sizes.Select(size => size?.ToString(CultureInfo.InvariantCulture) ?? "?"))}]"
                    );
    }

    private static Followed Flatten(RowStep step, ClassScores scores)
    {
        var given = step.Node.Integer("axis", 1);
        var cut = given == scores.Rank ? scores.Rank : RowStep.Axis(scores, given);
        return cut is null
            ? step.UnknownAxis()
            : AxisMatching.Merge(scores, [(0, cut.Value), (cut.Value, scores.Rank)])
                ?? (Followed)step.Lost("joins classes with places: each class has several scores");
    }
}
