namespace QualityGate.Models.Onnx.Rows;

/// <summary>
/// Finds out which axes of a reshaped tensor the classes have become. Runs of axes with classes alternate with runs of those
/// without (the batch, places); each run of the old shape becomes a run of the new one. Sizes may be unknown on both sides, so
/// the division that takes the fewest assumptions is looked for.
/// </summary>
internal static class AxisMatching
{
    public const int MostAxes = 16;

    private const int Impossible = 1_000_000;
    private const int OfPlaces = 1_000;
    private const int OfBatch = 100;
    private const int OfSize = 1;

    /// <summary>The scores in a new shape.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="target">The new sizes: −1 for the one that is left over, null for those that are not known.</param>
    /// <returns>The scores; null when classes are joined with places.</returns>
    public static ClassScores? Match(ClassScores scores, long?[] target)
    {
        var runs = Runs(scores);
        var hasOpenPlaces = scores.Sizes.Where((size, axis) => axis > 0 && size is null && scores.Extents[axis] == 1).Any();
        int Cost(Run run, long?[] sizes) =>
            AxisMatching.Cost(run, sizes) + (hasOpenPlaces && run.HasClasses && sizes.Any(size => size is null or -1) ? OfPlaces : 0);
        var best = new int[runs.Count + 1, target.Length + 1];
        for (var run = runs.Count; run >= 0; run--)
        {
            for (var at = target.Length; at >= 0; at--)
            {
                best[run, at] =
                    run == runs.Count
                        ? (at == target.Length ? 0 : Impossible)
                        : Enumerable
                            .Range(at, target.Length - at + 1)
                            .Min(end => Math.Min(Impossible, Cost(runs[run], target[at..end]) + best[run + 1, end]));
            }
        }

        if (best[0, 0] >= Impossible)
        {
            return null;
        }

        var (extents, sizes, place) = (new List<int>(), new List<long?>(), 0);
        for (var run = 0; run < runs.Count; run++)
        {
            var end = Enumerable
                .Range(place, target.Length - place + 1)
                .First(end => Cost(runs[run], target[place..end]) + best[run + 1, end] == best[run, place]);
            foreach (var size in Resolve(runs[run], target[place..end]))
            {
                extents.Add(runs[run].HasClasses ? (int)size!.Value : 1);
                sizes.Add(size);
            }

            place = end;
        }

        return scores with
        {
            Extents = [.. extents],
            Sizes = [.. sizes],
            Assumption = best[0, 0] >= OfPlaces ? OnePlace : scores.Assumption,
            IsRankAssumed = false,
        };
    }

    /// <summary>Makes one axis of each range of axes.</summary>
    /// <returns>The scores; null when classes are joined with places.</returns>
    public static ClassScores? Merge(ClassScores scores, IReadOnlyList<(int Start, int End)> ranges)
    {
        var (extents, sizes, assumption) = (new List<int>(), new List<long?>(), scores.Assumption);
        foreach (var (start, end) in ranges)
        {
            var extent = scores.Extents[start..end].Aggregate(1, (product, size) => product * size);
            var others = Enumerable.Range(start, end - start).Where(axis => scores.Extents[axis] == 1).ToList();
            if (extent > 1 && others.Exists(axis => scores.Sizes[axis] is > 1))
            {
                return null;
            }

            assumption = extent > 1 && others.Exists(axis => axis > 0 && scores.Sizes[axis] is null) ? OnePlace : assumption;
            extents.Add(extent);
            sizes.Add(extent > 1 ? extent : others.Aggregate((long?)1, (product, axis) => product * scores.Sizes[axis]));
        }

        return scores with
        {
            Extents = [.. extents],
            Sizes = [.. sizes],
            Assumption = assumption,
        };
    }

    private const string OnePlace =
        "its scores are flattened together with places whose number the file does not tell; only where there is one place is "
        + "each of them that of a class";

    // Runs without classes first and last, and between any two with classes, even if they have no axis. Axes of size 1 are in no one's way.
    private static List<Run> Runs(ClassScores scores)
    {
        int[] axes = [.. Enumerable.Range(0, scores.Rank).Where(axis => scores.Extents[axis] > 1 || scores.Sizes[axis] != 1)];
        var runs = new List<Run>();
        for (var next = 0; ;)
        {
            int[] others = [.. axes.Skip(next).TakeWhile(axis => scores.Extents[axis] == 1)];
            runs.Add(
                new Run(
                    HasClasses: false,
                    others.Aggregate((long?)1, (product, axis) => product * scores.Sizes[axis]),
                    IsBatch: others is [0]
                )
            );
            next += others.Length;
            if (next == axes.Length)
            {
                return runs;
            }

            int[] classes = [.. axes.Skip(next).TakeWhile(axis => scores.Extents[axis] > 1)];
            runs.Add(new Run(HasClasses: true, classes.Aggregate(1L, (product, axis) => product * scores.Extents[axis]), IsBatch: false));
            next += classes.Length;
        }
    }

    private static int Cost(Run run, long?[] sizes)
    {
        var isExact = sizes.All(size => size is not (null or -1));
        var product = Known(sizes);
        if (run.HasClasses)
        {
            return sizes.Length == 0 || sizes.Count(size => size is null or -1) > 1 ? Impossible
                : isExact ? (product == run.Size ? 0 : Impossible)
                : run.Size % product == 0 ? (sizes.Contains(null) ? 2 * OfSize : 0)
                : Impossible;
        }

        if (sizes.Length == 0)
        {
            return run.Size == 1 ? 0
                : run.Size is not null ? Impossible
                : run.IsBatch ? OfBatch
                : OfPlaces;
        }

        return run.Size is not { } known ? (isExact && product == 1 ? OfSize : 0)
            : isExact ? (product == known ? 0 : Impossible)
            : known % product == 0 ? OfSize
            : Impossible;
    }

    private static IEnumerable<long?> Resolve(Run run, long?[] sizes) =>
        sizes.Select(size =>
            size is null or -1
                ? (run.Size is { } known && sizes.Count(other => other is null or -1) == 1 ? known / Known(sizes) : null)
                : size
        );

    private static long Known(long?[] sizes) =>
        sizes.Where(size => size is not (null or -1)).Aggregate(1L, (product, size) => Math.Min(int.MaxValue, product * size!.Value));

    private sealed record Run(bool HasClasses, long? Size, bool IsBatch);
}
