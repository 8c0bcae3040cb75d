using QualityGate.Diagnostics;

namespace QualityGate.Models.Onnx.Rows;

/// <summary>
/// Operators that make one number of several: over places they leave the classes alone; over classes they decide, or join them.
/// </summary>
internal static class ReducingOperators
{
    private static readonly string[] Reductions =
    [
        "ReduceMean",
        "ReduceSum",
        "ReduceMax",
        "ReduceMin",
        "ReduceL1",
        "ReduceL2",
        "ReduceSumSquare",
        "ReduceLogSumExp",
        "ReduceLogSum",
        "com.microsoft.QLinearReduceMean",
    ];

    private static readonly string[] Pools =
    [
        "GlobalAveragePool",
        "GlobalMaxPool",
        "AveragePool",
        "MaxPool",
        "com.microsoft.QLinearGlobalAveragePool",
        "com.microsoft.QLinearAveragePool",
    ];

    /// <summary>The operators.</summary>
    public static IEnumerable<(string Name, RowOperator Operator)> All =>
        [
            .. Reductions.Select(name => (name, RowOperator.First(Reduce))),
            .. Pools.Select(name => (name, RowOperator.First(Pool))),
            ("ArgMax", RowOperator.First((step, scores) => Decide(step, scores, step.Node.Integer("axis", 0)))),
            ("ArgMin", RowOperator.First((step, scores) => Decide(step, scores, step.Node.Integer("axis", 0)))),
            ("TopK", RowOperator.First((step, scores) => Decide(step, scores, step.Node.Integer("axis", -1)))),
        ];

    private static Followed Decide(RowStep step, ClassScores scores, long along)
    {
        // Where the number of axes is not told, an axis that is not the batch's is taken for that of the classes.
        var axis = RowStep.Axis(scores, along) ?? (scores.IsRankAssumed && along > 0 ? scores.Rank - 1 : null);
        return axis is not { } own ? step.UnknownAxis()
            : scores.Extents[own] == scores.Numbers.Length ? new DecidedClass(scores.Numbers)
            : step.Lost($"decides between {scores.Extents[own]} of {scores.Numbers.Length} classes");
    }

    private static Followed Pool(RowStep step, ClassScores scores)
    {
        if (scores.IsRankAssumed || scores.Extents.Skip(2).Any(extent => extent > 1))
        {
            return step.Lost("pools over the axis of the classes");
        }

        var isGlobal = step.Node.Operator.Contains("Global", StringComparison.Ordinal);
        var kernel = step.Node.Integers("kernel_shape");
        var isPadded =
            step.Node.Integers("pads")?.Any(pad => pad != 0) == true || step.Node.Text("auto_pad") is "SAME_UPPER" or "SAME_LOWER";
        bool IsOne(int axis) =>
            isGlobal || (!isPadded && kernel is not null && axis - 2 < kernel.Count && scores.Sizes[axis] == kernel[axis - 2]);
        var pooled = scores with
        {
            Sizes =
            [
                .. scores.Sizes.Select(
                    (size, axis) =>
                        axis < 2 ? size
                        : IsOne(axis) ? 1
                        : null
                ),
            ],
        };
        return step.Node.Operator.Contains("Max", StringComparison.Ordinal) ? pooled.Bent() : pooled;
    }

    private static Followed Reduce(RowStep step, ClassScores scores)
    {
        var given = step.Shapes.Constants(step.Node, 1, "axes");
        if (given is null && step.Node.Input(1) is not null)
        {
            return step.Lost("reduces over axes that are computed in each run");
        }

        if (given is null or [] && step.Node.Integer("noop_with_empty_axes", 0) != 0)
        {
            return scores;
        }

        var axes = given is null or []
            ? [.. Enumerable.Range(0, scores.Rank).Select(axis => (int?)axis)]
            : given.Select(axis => RowStep.Axis(scores, axis)).ToArray();
        return axes.Contains(null) ? step.UnknownAxis() : Reduce(step, scores, [.. axes.Select(axis => axis!.Value).Distinct()]);
    }

    private static Followed Reduce(RowStep step, ClassScores scores, int[] axes)
    {
        var isLinear = step.Node.Operator is "ReduceMean" or "ReduceSum" or "com.microsoft.QLinearReduceMean";
        var count = axes.Aggregate(1, (product, axis) => product * scores.Extents[axis]);
        var reduced = isLinear ? scores : scores.Bent();
        if (step.Node.Operator == "ReduceSum" && axes.Any(axis => scores.Extents[axis] == 1 && scores.Sizes[axis] is null or > 1))
        {
            reduced = reduced.Bent();
        }

        if (count > 1)
        {
            // The axes that are reduced last, so that those of one result lie side by side.
            var moved = ScoreAxes.Transpose(reduced, [.. Enumerable.Range(0, scores.Rank).Except(axes), .. axes]);
            if (Join(step, moved, count) is not { } numbers)
            {
                return JoinsAll(step, scores, count);
            }

            var kept = scores.Extents.Select((extent, axis) => axes.Contains(axis) ? 1 : extent);
            reduced = reduced with { Numbers = numbers, Extents = [.. kept] };
        }

        return step.Node.Integer("keepdims", 1) != 0
            ? reduced with
            {
                Sizes = [.. scores.Sizes.Select((size, axis) => axes.Contains(axis) ? 1 : size)],
            }
            : ScoreAxes.Remove(reduced, axes.ToHashSet());
    }

    // Heads that were stacked: each result is made of scores of different layers, or of one class. Null when classes are joined.
    private static int[]? Join(RowStep step, ClassScores moved, int count)
    {
        var groups = moved.Numbers.Chunk(count).ToArray();
        if (Array.TrueForAll(groups, group => group.All(number => step.Table.AreMultiples(group[0], number))) && !moved.IsLinear)
        {
            return [.. groups.Select(group => group[0])];
        }

        var weight = step.Node.Operator == "ReduceSum" ? 1.0 : 1.0 / count;
        int[] sums = moved.IsLinear ? [.. groups.Select(group => step.Table.Sum(group.Select(number => (number, weight))))] : [];
        return moved.IsLinear && !Array.Exists(sums, step.Table.JoinsClasses) ? sums : null;
    }

    private static Followed JoinsAll(RowStep step, ClassScores scores, int count)
    {
        var layers = scores.Numbers.SelectMany(number => step.Table[number]).Select(term => term.Layer).Distinct().Count();
        return layers > 1
                ? LostScores.OfSeveralLayers(
                    step.Node,
                    "makes one score of those of several layers; only sums and means of logits have class templates"
                )
            : count == scores.Numbers.Length
                ? new NoScores(
                    $"is one number that {step.Node.Describe()} makes of the scores of all classes",
                    DiagnosticCodes.OutputOrderUnknown
                )
            : step.Lost("makes one score of those of several classes");
    }
}
