using QualityGate.Models.Onnx.Constants;

namespace QualityGate.Models.Onnx.Rows;

/// <summary>Operators that pick by index: classes by constant numbers, or the label of the class that was decided for.</summary>
internal static class PickingOperators
{
    /// <summary>The operators.</summary>
    public static IEnumerable<(string Name, RowOperator Operator)> All =>
        [
            ("Gather", new RowOperator(RowOperator.At(0, 1), step => Pick(step, step.Node.Integer("axis", 0), Gather))),
            ("GatherElements", new RowOperator(RowOperator.At(0, 1), step => Pick(step, step.Node.Integer("axis", 0), GatherElements))),
            ("ai.onnx.ml.ArrayFeatureExtractor", new RowOperator(RowOperator.At(0, 1), step => Pick(step, -1, ExtractFeatures))),
        ];

    private static Followed Pick(RowStep step, long axis, Func<RowStep, ClassScores, int, Followed> pick) =>
        (step.Data[0], step.Data[1]) switch
        {
            (LostScores lost, _) => lost,
            (_, LostScores lost) => lost,
            (ClassScores, DecidedClass) => new NoScores(
                $"is the score that {step.Node.Describe()} picks for the class that was decided for"
            ),
            (_, DecidedClass decided) => Labelled(step, decided),
            (_, ClassScores) => step.Lost("picks by scores"),
            (ClassScores scores, _) => RowStep.Axis(scores, axis) is { } own ? pick(step, scores, own) : step.UnknownAxis(),
            var (data, _) => data,
        };

    private static Followed Gather(RowStep step, ClassScores scores, int axis)
    {
        var (extent, indices) = (scores.Extents[axis], step.Values[1] is { } value ? step.Shapes.Rank(value) : null);
        var places = step.Shapes.Constants(step.Node, 1);
        var shape = places is null ? null : step.Context.Constants.Fold(step.Node, 1)!.Shape;
        if (places is null || shape is null)
        {
            // A picked token or image may be any; a picked class must be known.
            return extent > 1 || indices is null
                ? step.Lost("picks classes by numbers that are computed in each run")
                : Replace(
                    ScoreAxes.WithSize(scores, axis, 1, null),
                    axis,
                    [.. Enumerable.Repeat(1, indices.Value)],
                    [.. Enumerable.Repeat<long?>(null, indices.Value)]
                );
        }

        if (extent == 1)
        {
            return Replace(scores, axis, [.. shape.Select(_ => 1)], [.. shape.Select(size => (long?)size)]);
        }

        var picked = ScoreAxes.Take(step, scores, axis, [.. places.Select(place => FoldedShapes.Axis(place, extent))]);
        return picked.Numbers.Length == 0
            ? step.Lost("picks no class at all")
            : Replace(picked, axis, shape, [.. shape.Select(size => (long?)size)]);
    }

    private static Followed GatherElements(RowStep step, ClassScores scores, int axis)
    {
        var places = step.Shapes.Constants(step.Node, 1);
        if (places is null || step.Context.Constants.Fold(step.Node, 1)!.Shape.Where((size, i) => i != axis && size != 1).Any())
        {
            return scores.Extents[axis] == 1
                ? ScoreAxes.WithSize(scores, axis, 1, null)
                : step.Lost(
                    places is null ? "picks classes by numbers that are computed in each run" : "picks other classes from place to place"
                );
        }

        return scores.Extents.Where((extent, i) => i != axis && extent > 1).Any()
            ? step.Lost("picks classes along one of several axes")
            : ScoreAxes.Take(step, scores, axis, [.. places.Select(place => FoldedShapes.Axis(place, scores.Extents[axis]))]);
    }

    private static Followed ExtractFeatures(RowStep step, ClassScores scores, int axis) =>
        step.Shapes.Constants(step.Node, 1) is { } places
            ? ScoreAxes.Take(step, scores, axis, [.. places.Select(place => FoldedShapes.Axis(place, scores.Extents[axis]))])
            : step.Lost("picks classes by numbers that are computed in each run");

    // A table of labels. One that numbers the classes anew says which number is which class; all others only name them.
    private static Followed Labelled(RowStep step, DecidedClass decided)
    {
        if (step.Values[0] is not { } table || !step.Context.Constants.IsConstant(table))
        {
            return step.Data[0] is NoScores ? decided : step.Lost("picks from a value that is computed in each run");
        }

        var count = decided.Numbers.Length;
        var values = step.Context.Constants.Fold(table)?.Values() ?? [];
        if (values.Length != count || values.Distinct().Count() != count)
        {
            return values.Length == 0 ? decided : step.Lost($"has {values.Distinct().Count()} labels for {count} classes");
        }

        if (values.Order().Where((value, i) => value != i).Any())
        {
            return decided;
        }

        var numbers = new int[count];
        for (var i = 0; i < count; i++)
        {
            numbers[(int)values[i]] = decided.Numbers[i];
        }

        return new DecidedClass(numbers);
    }

    private static ClassScores Replace(ClassScores scores, int axis, int[] extents, long?[] sizes) =>
        scores with
        {
            Extents = [.. scores.Extents[..axis], .. extents, .. scores.Extents[(axis + 1)..]],
            Sizes = [.. scores.Sizes[..axis], .. sizes, .. scores.Sizes[(axis + 1)..]],
        };
}
