using QualityGate.Diagnostics;
using QualityGate.Models.Onnx.Constants;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Rows;

/// <summary>
/// Operators of several values, element by element: with constants, which scale or shift scores, and with other scores, whose
/// sum has the sum of their templates as long as nothing bent them before.
/// </summary>
internal static class CombiningOperators
{
    private static readonly string[] Pairs =
    [
        "Add",
        "Sub",
        "Mul",
        "Div",
        "Pow",
        "Max",
        "Min",
        "Mean",
        "Sum",
        "Mod",
        "Greater",
        "GreaterOrEqual",
        "Less",
        "LessOrEqual",
        "Equal",
        "And",
        "Or",
        "Xor",
    ];

    /// <summary>The operators.</summary>
    public static IEnumerable<(string Name, RowOperator Operator)> All =>
        [
            .. Pairs.Select(name =>
                (name, new RowOperator(node => [.. Enumerable.Range(0, node.InputCount).Select(node.Input)], step => Fold(step, name)))
            ),
            ("com.microsoft.QLinearAdd", new RowOperator(RowOperator.At(0, 3), step => Fold(step, "Add"))),
            ("com.microsoft.QLinearMul", new RowOperator(RowOperator.At(0, 3), step => Fold(step, "Pow"))),
            ("Where", new RowOperator(RowOperator.At(1, 2), Where)),
        ];

    private static Followed Fold(RowStep step, string name)
    {
        Followed? result = null;
        for (var i = 0; i < step.Data.Count; i++)
        {
            if (step.Values[i] is { } value)
            {
                var next = new Operand(step.Data[i], step.Context.Constants.IsConstant(value) ? step.Context.Constants.Fold(value) : null);
                result = result is null ? next.Held : Combine(step, name, result, i == 1 ? First(step) : null, next);
            }
        }

        return name == "Mean" && result is ClassScores mean
            ? mean.Map(number => step.Table.Scaled(number, 1.0 / step.Data.Count))
            : result ?? new NoScores("has no input");
    }

    private static Tensor? First(RowStep step) =>
        step.Values[0] is { } value && step.Context.Constants.IsConstant(value) ? step.Context.Constants.Fold(value) : null;

    private static Followed Combine(RowStep step, string name, Followed left, Tensor? leftConstant, Operand right)
    {
        var adds = name is "Add" or "Sub" or "Sum" or "Mean";
        switch (left, right.Held)
        {
            case (LostScores or DecidedClass or FollowedSequence, _) or (_, LostScores or DecidedClass or FollowedSequence):
                return Other(step, adds, left, right.Held);
            case (ClassScores a, ClassScores b):
                return name == "Sub" ? Scores(step, adds, a, b.Map(number => step.Table.Scaled(number, -1))) : Scores(step, adds, a, b);
            case (ClassScores a, _):
                return right.Constant is { } constant ? WithConstant(step, name, a, constant, isLeft: false)
                    : adds ? a
                    : a.Bent();
            case (_, ClassScores b):
                var turned = name == "Sub" ? b.Map(number => step.Table.Scaled(number, -1)) : b;
                return leftConstant is { } first ? WithConstant(step, name, turned, first, isLeft: true)
                    : adds ? turned
                    : turned.Bent();
            default:
                return left;
        }
    }

    // A gate or a temperature of unknown origin scales scores; it does not move them. A sum with unknown numbers may be that of two heads.
    private static Followed Other(RowStep step, bool adds, Followed left, Followed right)
    {
        var scores = left as ClassScores ?? right as ClassScores;
        var lost = left as LostScores ?? right as LostScores;
        return (scores, lost) switch
        {
            (not null, { Code: DiagnosticCodes.NoClassifierLayer }) => adds
                ? step.Lost($"adds to the scores a value that {lost.Reason}")
                : scores.Bent(),
            (_, not null) => lost,
            _ => step.Lost("computes with the index of a class, or with a sequence"),
        };
    }

    private static Followed WithConstant(RowStep step, string name, ClassScores scores, Tensor constant, bool isLeft)
    {
        var scales = name == "Mul" || (name == "Div" && !isLeft);
        if (Spread(step, scores, constant.Shape) is not { } wide)
        {
            return step.Lost($"takes a constant of the shape [{string.Join(", ", constant.Shape)}], which does not fit the scores");
        }

        if (!scales)
        {
            return name is "Add" or "Sub" or "Sum" or "Mean" ? wide : wide.Bent();
        }

        int[] aligned = [.. Enumerable.Repeat(1, wide.Rank - constant.Rank), .. constant.Shape];
        if (aligned.Where((size, axis) => size > 1 && wide.Extents[axis] == 1).Any())
        {
            // Factors that differ from place to place: only their signs matter, and all must be the same.
            return constant.Values().All(value => value > 0)
                ? wide.Bent()
                : step.Lost("multiplies by factors that change from place to place");
        }

        if (constant.Values().Contains(0))
        {
            step.Table.SourcesOfConstants.Add(step.Node.Describe());
        }

        var factors = Broadcast.To(constant.Reshape(aligned), wide.Extents, step.Context.File.Budget);
        return factors.All(double.IsFinite)
            ? wide with
            {
                Numbers =
                [
                    .. wide.Numbers.Select(
                        (number, i) =>
                            step.Table.Scaled(
                                number,
                                name == "Mul" ? factors[i]
                                    : factors[i] == 0 ? 0
                                    : 1 / factors[i]
                            )
                    ),
                ],
            }
            : step.Lost("multiplies by a number that is not finite");
    }

    private static Followed Scores(RowStep step, bool adds, ClassScores a, ClassScores b)
    {
        if (a.IsCommonTo(b) || b.IsCommonTo(a))
        {
            // All classes get the same: their order stays.
            var own = a.IsCommonTo(b) ? b : a;
            return adds ? own : own.Bent();
        }

        var common = Shared(a, b);
        if (common is null)
        {
            return step.Lost($"combines scores of the shapes [{string.Join(", ", a.Extents)}] and [{string.Join(", ", b.Extents)}]");
        }

        var (left, right) = (ScoreAxes.Widen(step, a, common), ScoreAxes.Widen(step, b, common));
        return Pair(step, adds, left, right);
    }

    private static Followed Pair(RowStep step, bool adds, ClassScores a, ClassScores b)
    {
        if (
            a
                .Numbers.Zip(b.Numbers)
                .All(pair =>
                    pair.First == pair.Second || (!(adds && a.IsLinear && b.IsLinear) && step.Table.AreMultiples(pair.First, pair.Second))
                )
        )
        {
            return adds && a.IsLinear && b.IsLinear ? Summed(step, a, b) : a.Bent();
        }

        if (adds && a.IsLinear && b.IsLinear)
        {
            return Summed(step, a, b);
        }

        return OfOneLayer(step, a, b)
            ? step.Lost("combines the scores of different classes")
            : LostScores.OfSeveralLayers(
                step.Node,
                adds
                    ? "adds scores of several layers behind a function that bends them; only sums of logits have class templates"
                    : "combines scores of several layers"
            );
    }

    private static Followed Summed(RowStep step, ClassScores a, ClassScores b)
    {
        int[] sums = [.. a.Numbers.Zip(b.Numbers, (left, right) => step.Table.Sum([(left, 1), (right, 1)]))];
        Followed joined = a with { Numbers = sums };
        return Array.Exists(sums, step.Table.JoinsClasses) ? step.Lost("adds the scores of different classes") : joined;
    }

    private static Followed Where(RowStep step)
    {
        if (step.Data.OfType<LostScores>().FirstOrDefault() is { } lost)
        {
            return lost;
        }

        ClassScores[] scores = [.. step.Data.OfType<ClassScores>()];
        var shape = step.Context.Constants.Fold(step.Node, 0);
        return (scores, shape) switch
        {
            ([], _) => step.Data[0],
            ([var only], null) => only.Bent(),
            ([var a, var b], null) => Shared(a, b) is { } common
                ? Pair(step, adds: false, ScoreAxes.Widen(step, a, common), ScoreAxes.Widen(step, b, common))
                : step.Lost("chooses between scores of different shapes"),
            (_, not null) => Chosen(step, scores, shape),
            _ => step.Lost("chooses between several scores"),
        };
    }

    // A mask that is a constant: where it chooses the other value, no class is left.
    private static Followed Chosen(RowStep step, ClassScores[] scores, Tensor mask)
    {
        var wide = scores.Aggregate((int[]?)scores[0].Extents, (common, next) => common is null ? null : Shared(common, next.Extents));
        wide = wide is null ? null : Shared(wide, mask.Shape);
        if (
            wide is null
            || wide.Length != scores[0].Rank
            || wide.Where((size, axis) => size > 1 && scores.All(score => score.Extents[axis] == 1)).Any()
        )
        {
            return step.Lost("chooses by a mask that does not fit the scores");
        }

        step.Table.SourcesOfConstants.Add(step.Node.Describe());
        var chosen = Broadcast.To(mask, wide, step.Context.File.Budget);
        var sides = step
            .Data.Select(side => side is ClassScores own ? ScoreAxes.Widen(step, own, wide).Numbers : new int[chosen.Length])
            .ToArray();
        Followed masked = ScoreAxes.Widen(step, scores[0], wide) with
        {
            Numbers = [.. chosen.Select((yes, i) => sides[yes != 0 ? 0 : 1][i])],
            IsLinear = false,
        };
        return masked;
    }

    private static bool OfOneLayer(RowStep step, ClassScores a, ClassScores b) =>
        a.Numbers.Concat(b.Numbers).SelectMany(number => step.Table[number]).Select(term => term.Layer).Distinct().Count() <= 1;

    private static int[]? Shared(ClassScores a, ClassScores b) => Shared(a.Extents, b.Extents);

    private static int[]? Shared(int[] a, int[] b)
    {
        try
        {
            return Broadcast.Shape(a, b);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // Scores as a constant spreads them: over more axes, and, where there is but one class, along an axis that becomes that of the classes.
    private static ClassScores? Spread(RowStep step, ClassScores scores, int[] constant)
    {
        if (scores.IsRankAssumed && constant.Length > scores.Rank)
        {
            return null;
        }

        var rank = Math.Max(scores.Rank, constant.Length);
        var padded = ScoreAxes.Pad(scores, rank);
        var extents = padded.Extents.ToArray();
        for (var axis = rank - constant.Length; axis < rank; axis++)
        {
            var size = constant[axis - rank + constant.Length];
            if (extents[axis] > 1 && size != 1 && size != extents[axis])
            {
                return null;
            }

            extents[axis] = extents[axis] == 1 && padded.Sizes[axis] == 1 && size > 1 ? size : extents[axis];
        }

        return ScoreAxes.Widen(step, padded, extents);
    }

    private sealed record Operand(Followed Held, Tensor? Constant);
}
