using QualityGate.Models.Onnx.Constants;

namespace QualityGate.Models.Onnx.Rows;

/// <summary>Operators that pick, repeat or turn scores along axes without changing them.</summary>
internal static class MovingOperators
{
    /// <summary>The operators.</summary>
    public static IEnumerable<(string Name, RowOperator Operator)> All =>
        [
            ("Transpose", RowOperator.First(Transpose)),
            ("Slice", RowOperator.First(Slice)),
            ("Split", RowOperator.First(Split)),
            ("Squeeze", RowOperator.First(Squeeze)),
            ("Unsqueeze", RowOperator.First(Unsqueeze)),
            ("Expand", RowOperator.First(Expand)),
            ("Tile", RowOperator.First(Tile)),
            ("Pad", RowOperator.First(Pad)),
            ("Resize", RowOperator.First(Resize)),
            ("Upsample", RowOperator.First(Resize)),
        ];

    private static Followed Transpose(RowStep step, ClassScores scores)
    {
        if (scores.IsRankAssumed)
        {
            return step.UnknownAxis();
        }

        return ScoreAxes.Transpose(scores, FoldedShapes.Permutation(step.Node, scores.Rank));
    }

    private static Followed Slice(RowStep step, ClassScores scores)
    {
        if (SliceRange.Of(step.Node, step.Context.Constants, scores.Rank) is not { } ranges)
        {
            return SliceOfPlaces(step, scores);
        }

        foreach (var range in ranges)
        {
            if (scores.IsRankAssumed && !(step.Node.Integers("axes") ?? step.Shapes.Constants(step.Node, 3) ?? [0]).All(axis => axis < 0))
            {
                return step.UnknownAxis();
            }

            var size = scores.Extents[range.Axis];
            scores =
                size > 1
                    ? ScoreAxes.Take(step, scores, range.Axis, range.Indices(size))
                    : ScoreAxes.WithSize(
                        scores,
                        range.Axis,
                        1,
                        scores.Sizes[range.Axis] is { } places and < int.MaxValue ? range.On((int)places).Count : null
                    );
            if (scores.Numbers.Length == 0)
            {
                return step.Lost("picks no class at all");
            }
        }

        return scores;
    }

    // The picked places are computed in each run: that is no matter along axes on which all places belong to one class.
    private static Followed SliceOfPlaces(RowStep step, ClassScores scores)
    {
        if (
            (step.Node.Integers("axes") ?? step.Shapes.Constants(step.Node, 3)) is not { } axes
            || axes.Any(axis => RowStep.Axis(scores, axis) is not { } own || scores.Extents[own] > 1)
        )
        {
            return step.Lost("picks classes by numbers that are computed in each run");
        }

        return axes.Aggregate(scores, (current, axis) => ScoreAxes.WithSize(current, RowStep.Axis(current, axis)!.Value, 1, null));
    }

    private static Followed Split(RowStep step, ClassScores scores)
    {
        if (RowStep.Axis(scores, step.Node.Integer("axis", 0)) is not { } axis)
        {
            return step.UnknownAxis();
        }

        var extent = scores.Extents[axis];
        var given = step.Node.Integers("split") ?? step.Shapes.Constants(step.Node, 1);
        if (extent == 1)
        {
            return ScoreAxes.WithSize(scores, axis, 1, given is not null && step.Output < given.Count ? given[step.Output] : null);
        }

        if (given is null && step.Node.Input(1) is not null)
        {
            return step.Lost("splits classes at numbers that are computed in each run");
        }

        // Without numbers, parts are equal, but for a smaller last one.
        var parts = step.Node.Proto.Output.Count;
        var equal = (extent + parts - 1) / parts;
        var (start, length) = given is null
            ? ((long)step.Output * equal, equal)
            : (given.Take(step.Output).Sum(), step.Output < given.Count ? given[step.Output] : 0);
        var end = Math.Min(extent, start + length);
        return start < 0 || end <= start
            ? step.Lost("splits off a part without classes")
            : ScoreAxes.Take(step, scores, axis, [.. Enumerable.Range((int)start, (int)(end - start))]);
    }

    private static Followed Unsqueeze(RowStep step, ClassScores scores)
    {
        if (step.Shapes.Constants(step.Node, 1, "axes") is not { } axes || (scores.IsRankAssumed && axes.Any(axis => axis >= 0)))
        {
            return step.UnknownAxis();
        }

        return ScoreAxes.Insert(scores, axes.Select(axis => FoldedShapes.Axis(axis, scores.Rank + axes.Length)).ToHashSet());
    }

    private static Followed Squeeze(RowStep step, ClassScores scores)
    {
        var axes = step.Shapes.Constants(step.Node, 1, "axes");
        if (axes is null && step.Node.Input(1) is not null)
        {
            return step.UnknownAxis();
        }

        if (axes is null)
        {
            // Places of unknown number are taken for one, the batch is not: either way the classes keep their order.
            var one = Enumerable
                .Range(0, scores.Rank)
                .Where(axis => scores.Extents[axis] == 1 && (scores.Sizes[axis] ?? (axis == 0 ? 2 : 1)) == 1)
                .ToHashSet();
            var squeezed = ScoreAxes.Remove(scores, one);
            return squeezed with
            {
                IsRankAssumed = scores.IsRankAssumed || scores.Sizes.Where((size, axis) => size is null && scores.Extents[axis] == 1).Any(),
            };
        }

        var removed = axes.Select(axis => RowStep.Axis(scores, axis)).ToList();
        return removed.Contains(null) ? step.UnknownAxis()
            : removed.Any(axis => scores.Extents[axis!.Value] > 1) ? step.Lost("removes the axis of the classes")
            : ScoreAxes.Remove(scores, removed.Select(axis => axis!.Value).ToHashSet());
    }

    private static Followed Expand(RowStep step, ClassScores scores)
    {
        if (step.Shapes.Numbers(step.Node, 1) is not { } target || (scores.IsRankAssumed && target.Length > scores.Rank))
        {
            return step.Lost("repeats scores to a shape that is computed in each run");
        }

        var padded = ScoreAxes.Pad(scores, target.Length);
        for (var i = 0; i < target.Length; i++)
        {
            var axis = padded.Rank - target.Length + i;
            padded =
                padded.Extents[axis] > 1 || target[i] == 1
                    ? padded
                    : ScoreAxes.WithSize(padded, axis, 1, padded.Sizes[axis] is > 1 ? padded.Sizes[axis] : target[i]);
        }

        return padded;
    }

    private static Followed Tile(RowStep step, ClassScores scores)
    {
        var repeats = step.Shapes.Constants(step.Node, 1);
        if (repeats is null || repeats.Length != scores.Rank)
        {
            return step.Lost("repeats scores by numbers that are computed in each run");
        }

        for (var axis = 0; axis < scores.Rank; axis++)
        {
            var (extent, times) = (scores.Extents[axis], repeats[axis]);
            if (extent == 1)
            {
                scores = ScoreAxes.WithSize(scores, axis, 1, scores.Sizes[axis] * times);
            }
            else if (times != 1)
            {
                step.Charge(Math.Max(0, times) * extent);
                scores = ScoreAxes.Take(
                    step,
                    scores,
                    axis,
                    [.. Enumerable.Range(0, checked((int)(times * extent))).Select(i => i % extent)]
                );
            }
        }

        return scores.Numbers.Length == 0 ? step.Lost("repeats scores no time") : scores;
    }

    private static Followed Pad(RowStep step, ClassScores scores)
    {
        var pads = step.Shapes.Constants(step.Node, 1, "pads");
        var axes = step.Shapes.Constants(step.Node, 3) ?? [.. Enumerable.Range(0, scores.Rank).Select(axis => (long)axis)];
        if (pads is null || pads.Length != 2 * axes.Length || scores.IsRankAssumed)
        {
            return step.Lost("pads by numbers that are computed in each run");
        }

        for (var i = 0; i < axes.Length; i++)
        {
            var (axis, before, after) = (FoldedShapes.Axis(axes[i], scores.Rank), pads[i], pads[i + axes.Length]);
            if (before == 0 && after == 0)
            {
                continue;
            }

            if (scores.Extents[axis] == 1 && scores.Sizes[axis] != 1)
            {
                scores = ScoreAxes.WithSize(scores, axis, 1, null);
                continue;
            }

            if (step.Node.Text("mode") is not ("" or "constant"))
            {
                return step.Lost("pads classes with the scores of others");
            }

            step.Charge(Math.Max(0, before) + Math.Max(0, after));
            step.Table.SourcesOfConstants.Add(step.Node.Describe());
            var extent = scores.Extents[axis];
            var places = Enumerable
                .Range(0, (int)Math.Max(0, before + extent + after))
                .Select(place => place - before is var own && own >= 0 && own < extent ? (int)own : -1);
            scores = ScoreAxes.Take(step, scores, axis, [.. places]);
        }

        return scores.Numbers.Length == 0 ? step.Lost("cuts off all classes") : scores;
    }

    // Places are resized; the axes of batch and classes are the first two.
    private static Followed Resize(RowStep step, ClassScores scores) =>
        scores.Extents.Skip(2).Any(extent => extent > 1) || scores.Rank < 3
            ? step.Lost("resizes the axis of the classes")
            : scores with
            {
                Sizes = [.. scores.Sizes.Select((size, axis) => axis < 2 ? size : null)],
                IsLinear = false,
            };
}
