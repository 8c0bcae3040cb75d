using QualityGate.Models.Onnx.Graphs;

namespace QualityGate.Models.Onnx.Rows;

/// <summary>Concat and sequences.</summary>
internal static class JoiningOperators
{
    /// <summary>The operators.</summary>
    public static IEnumerable<(string Name, RowOperator Operator)> All =>
        [
            ("Concat", new RowOperator(Inputs, step => Concat(step, step.Node.Integer("axis", 0)))),
            // Behind the scale and the zero point of the result come value, scale and zero point of each part.
            (
                "com.microsoft.QLinearConcat",
                new RowOperator(
                    node => [.. Enumerable.Range(0, node.InputCount).Where(i => i >= 2 && i % 3 == 2).Select(node.Input)],
                    step => Concat(step, step.Node.Integer("axis", 0))
                )
            ),
            ("SequenceConstruct", new RowOperator(Inputs, step => new FollowedSequence(step.Data))),
            ("SequenceAt", new RowOperator(RowOperator.At(0), At)),
            ("ConcatFromSequence", new RowOperator(RowOperator.At(0), FromSequence)),
        ];

    private static IReadOnlyList<GraphValue?> Inputs(GraphNode node) => [.. Enumerable.Range(0, node.InputCount).Select(node.Input)];

    private static Followed Concat(RowStep step, long along)
    {
        if (!step.Data.OfType<ClassScores>().Any())
        {
            return step.Data.FirstOrDefault(data => data is not NoScores)
                ?? (step.Data is [var first, ..] ? first : null)
                ?? new NoScores("has no input");
        }

        var parts = new List<ClassScores>();
        for (var i = 0; i < step.Data.Count; i++)
        {
            switch (step.Data[i])
            {
                case ClassScores scores:
                    parts.Add(scores);
                    break;
                case NoScores
                    when step.Values[i] is { } value
                        && step.Context.Constants.IsConstant(value)
                        && step.Context.Constants.Fold(value) is { } constant:
                    step.Charge(constant.Count);
                    step.Table.SourcesOfConstants.Add(step.Node.Describe());
                    parts.Add(
                        new ClassScores(
                            new int[constant.Count],
                            constant.Shape,
                            [.. constant.Shape.Select(size => (long?)size)],
                            IsLinear: true
                        )
                    );
                    break;
                case LostScores lost:
                    return lost;
                default:
                    return step.Lost("joins scores with numbers that belong to no class");
            }
        }

        return
            parts.Any(part => part.Rank != parts[0].Rank) || RowStep.Axis(parts.MaxBy(part => part.IsRankAssumed)!, along) is not { } axis
            ? step.UnknownAxis()
            : Concat(step, parts, axis);
    }

    private static Followed Concat(RowStep step, List<ClassScores> parts, int axis)
    {
        // Other axes: the batch and places may be repeated, classes must be those of all parts.
        var wide = new int[parts[0].Rank];
        for (var i = 0; i < wide.Length; i++)
        {
            int[] extents = [.. parts.Select(part => part.Extents[i]).Where(extent => extent > 1).Distinct()];
            if (i != axis && extents.Length > 1)
            {
                return step.Lost("joins scores of different shapes");
            }

            wide[i] = i == axis || extents.Length == 0 ? 1 : extents[0];
        }

        var widened = parts
            .Select(part => ScoreAxes.Widen(step, part, [.. wide.Select((extent, i) => i == axis ? part.Extents[i] : extent)]))
            .ToList();
        var isLinear = widened.TrueForAll(part => part.IsLinear);
        var assumption = widened.Select(part => part.Assumption).FirstOrDefault(text => text is not null);
        if (
            widened.TrueForAll(part => part.Extents[axis] == 1 && part.Numbers.SequenceEqual(widened[0].Numbers))
            && widened.Exists(part => part.Sizes[axis] != 1)
        )
        {
            // The same classes, of more images or places.
            return ScoreAxes.WithSize(
                widened[0] with
                {
                    IsLinear = isLinear,
                    Assumption = assumption,
                },
                axis,
                1,
                widened.Sum(part => part.Sizes[axis]) is var sum && widened.TrueForAll(part => part.Sizes[axis] is not null) ? sum : null
            );
        }

        if (widened.Exists(part => part.Extents[axis] == 1 && part.Sizes[axis] is null or > 1_000_000))
        {
            return LostScores.OfSeveralLayers(step.Node, "joins places whose scores are those of different layers or classes");
        }

        var full = widened
            .ConvertAll(part =>
                part.Extents[axis] > 1 ? part : ScoreAxes.Take(step, part, axis, [.. Enumerable.Range(0, (int)part.Sizes[axis]!.Value)])
            )
            .ConvertAll(part =>
                part.Extents[axis] == (part.Sizes[axis] ?? 1)
                    ? part
                    : ScoreAxes.Widen(
                        step,
                        part,
                        [.. part.Extents.Select((extent, i) => i == axis ? (int)part.Sizes[axis]!.Value : extent)]
                    )
            );
        var inner = wide[(axis + 1)..].Aggregate(1, (product, extent) => product * extent);
        var outer = wide[..axis].Aggregate(1, (product, extent) => product * extent);
        step.Charge(full.Sum(part => (long)part.Numbers.Length));
        var numbers = new List<int>(full.Sum(part => part.Numbers.Length));
        for (var i = 0; i < outer; i++)
        {
            foreach (var part in full)
            {
                var length = part.Extents[axis] * inner;
                numbers.AddRange(part.Numbers.AsSpan(i * length, length));
            }
        }

        var total = full.Sum(part => part.Extents[axis]);
        return ScoreAxes.WithSize(
            full[0] with
            {
                Numbers = [.. numbers],
                IsLinear = isLinear,
                Assumption = assumption,
            },
            axis,
            total,
            total
        );
    }

    private static Followed At(RowStep step) =>
        step.Data[0] is not FollowedSequence sequence ? step.Data[0]
        : step.Shapes.Constants(step.Node, 1) is [var index] && index >= -sequence.Items.Count && index < sequence.Items.Count
            ? sequence.Items[(int)(index < 0 ? index + sequence.Items.Count : index)]
        : step.Lost("takes one of several values by a number that is computed in each run");

    private static Followed FromSequence(RowStep step)
    {
        if (step.Data[0] is not FollowedSequence sequence)
        {
            return step.Data[0];
        }

        var all = step with { Data = sequence.Items, Values = [.. sequence.Items.Select(_ => (GraphValue?)null)] };
        if (step.Node.Integer("new_axis", 0) == 0)
        {
            return Concat(all, step.Node.Integer("axis", 0));
        }

        return step.Lost("stacks a sequence");
    }
}
