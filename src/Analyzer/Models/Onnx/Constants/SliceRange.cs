using QualityGate.Models.Onnx.Graphs;

namespace QualityGate.Models.Onnx.Constants;

/// <summary>The places that a Slice picks along one axis.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Start">The first place, from the end when negative.</param>
/// <param name="End">The place behind the last one.</param>
/// <param name="Step">How far apart; backwards when negative.</param>
internal sealed record SliceRange(int Axis, long Start, long End, long Step)
{
    /// <summary>The ranges of a Slice; null when they are no constants.</summary>
    /// <exception cref="InvalidDataException">They are none that ONNX allows.</exception>
    public static IReadOnlyList<SliceRange>? Of(GraphNode node, ConstantFolder folder, int rank)
    {
        var starts = node.Integers("starts") ?? folder.Integers(node, 1);
        var ends = node.Integers("ends") ?? folder.Integers(node, 2);
        var axes = node.Integers("axes") ?? folder.Integers(node, 3);
        var steps = folder.Integers(node, 4);
        if (starts is null || ends is null || (axes is null && node.Input(3) is not null) || (steps is null && node.Input(4) is not null))
        {
            return null;
        }

        axes ??= [.. Enumerable.Range(0, starts.Count).Select(axis => (long)axis)];
        steps ??= [.. starts.Select(_ => 1L)];
        if (ends.Count != starts.Count || axes.Count != starts.Count || steps.Length != starts.Count)
        {
            throw new InvalidDataException("a Slice has as many starts as it has ends, axes and steps");
        }

        return
        [
            .. starts.Select(
                (start, i) =>
                    steps[i] is 0 or > int.MaxValue or < -int.MaxValue
                        ? throw new InvalidDataException($"a Slice has the step {steps[i]}")
                        : new SliceRange(FoldedShapes.Axis(axes[i], rank), start, ends[i], steps[i])
            ),
        ];
    }

    /// <summary>The first place on an axis of some size, and the number of places picked.</summary>
    public (int First, int Count) On(int size)
    {
        if (size == 0)
        {
            return (0, 0);
        }

        long Bound(long index, long least, long greatest) => Math.Clamp(index < 0 ? index + size : index, least, greatest);
        var first = Step > 0 ? Bound(Start, 0, size) : Bound(Start, 0, size - 1);
        var last = Step > 0 ? Bound(End, 0, size) : Bound(End, -1, size - 1);
        return ((int)first, (int)Math.Max(0, (last - first + Step - Math.Sign(Step)) / Step));
    }

    /// <summary>The places that it picks on an axis of some size.</summary>
    public int[] Indices(int size)
    {
        var (first, count) = On(size);
        return [.. Enumerable.Range(0, count).Select(i => first + (int)(i * Step))];
    }
}
