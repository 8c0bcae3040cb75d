using System.Globalization;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Rows;

/// <summary>Scores picked, repeated and turned along axes.</summary>
internal static class ScoreAxes
{
    /// <summary>Picks places along an axis; −1 for a constant. Along an axis with one class, the places do not matter.</summary>
    public static ClassScores Take(RowStep step, ClassScores scores, int axis, int[] places)
    {
        var size = scores.Extents[axis];
        if (size == 1 && !places.Contains(-1))
        {
            return WithSize(scores, axis, 1, places.Length);
        }

        var (inner, outer) = (
            scores.Extents[(axis + 1)..].Aggregate(1, (product, extent) => product * extent),
            scores.Extents[..axis].Aggregate(1, (product, extent) => product * extent)
        );
        step.Charge((long)outer * places.Length * inner);
        var numbers = new List<int>(outer * places.Length * inner);
        for (var i = 0; i < outer; i++)
        {
            foreach (var place in places)
            {
                for (var j = 0; j < inner; j++)
                {
                    numbers.Add(place < 0 ? ScoreTable.NoClass : scores.Numbers[(((i * size) + Math.Min(place, size - 1)) * inner) + j]);
                }
            }
        }

        return WithSize(scores with { Numbers = [.. numbers] }, axis, places.Length, places.Length);
    }

    /// <summary>Repeats scores to larger extents of the same or a higher rank.</summary>
    public static ClassScores Widen(RowStep step, ClassScores scores, int[] extents)
    {
        var padded = Pad(scores, extents.Length);
        if (padded.Extents.SequenceEqual(extents))
        {
            return padded;
        }

        step.Charge(extents.Aggregate(1L, (product, extent) => product * extent));
        var own = Tensor.Strides(padded.Extents);
        int[] strides = [.. own.Select((stride, axis) => padded.Extents[axis] == 1 ? 0 : stride)];
        long?[] sizes = [.. padded.Sizes.Select((size, axis) => extents[axis] > 1 ? extents[axis] : size)];
        return padded with { Numbers = Tensor.Gather(padded.Numbers, extents, strides), Extents = extents, Sizes = sizes };
    }

    /// <summary>Puts axes of size 1 in front.</summary>
    public static ClassScores Pad(ClassScores scores, int rank) =>
        rank <= scores.Rank
            ? scores
            : scores with
            {
                Extents = [.. Enumerable.Repeat(1, rank - scores.Rank), .. scores.Extents],
                Sizes = [.. Enumerable.Repeat<long?>(1, rank - scores.Rank), .. scores.Sizes],
            };

    /// <summary>Turns the axes: axis i of the result is axis permutation[i].</summary>
    public static ClassScores Transpose(ClassScores scores, int[] permutation)
    {
        var strides = Tensor.Strides(scores.Extents);
        int[] extents = [.. permutation.Select(axis => scores.Extents[axis])];
        return scores with
        {
            Numbers = Tensor.Gather(scores.Numbers, extents, [.. permutation.Select(axis => strides[axis])]),
            Extents = extents,
            Sizes = [.. permutation.Select(axis => scores.Sizes[axis])],
        };
    }

    /// <summary>Inserts axes of size 1.</summary>
    public static ClassScores Insert(ClassScores scores, IReadOnlySet<int> added)
    {
        var rank = scores.Rank + added.Count;
        int next = 0,
            other = 0;
        return scores with
        {
            Extents = [.. Enumerable.Range(0, rank).Select(axis => added.Contains(axis) ? 1 : scores.Extents[next++])],
            Sizes = [.. Enumerable.Range(0, rank).Select(axis => added.Contains(axis) ? 1 : scores.Sizes[other++])],
        };
    }

    /// <summary>Leaves out axes with one class.</summary>
    public static ClassScores Remove(ClassScores scores, IReadOnlySet<int> removed) =>
        scores with
        {
            Extents = [.. scores.Extents.Where((_, axis) => !removed.Contains(axis))],
            Sizes = [.. scores.Sizes.Where((_, axis) => !removed.Contains(axis))],
        };

    /// <summary>Scores with another extent and size of an axis; the numbers are those already.</summary>
    public static ClassScores WithSize(ClassScores scores, int axis, int extent, long? size)
    {
        var (extents, sizes) = (scores.Extents.ToArray(), scores.Sizes.ToArray());
        (extents[axis], sizes[axis]) = (extent, size);
        return scores with { Extents = extents, Sizes = sizes };
    }

    /// <summary>Extents for a message.</summary>
    public static string Write(IEnumerable<int> extents) =>
        $"[{string.Join(", ", extents.Select(extent => extent.ToString(CultureInfo.InvariantCulture)))}]";
}
