using System.Collections.Immutable;

namespace QualityGate.TestData;

/// <summary>Finds a column of scores for each class: <c>score_0</c> or <c>p_tench</c> and the like.</summary>
/// <param name="header">The names of all columns.</param>
/// <param name="classes">The classes.</param>
internal sealed class ScoreColumns(string[] header, ClassNames classes)
{
    private static readonly string[] Prefixes = ["score_", "p_", "prob_", "logit_"];

    /// <summary>The columns in the order of the classes; none unless every class has exactly one.</summary>
    public ImmutableArray<int> Find() => Prefixes.Select(Find).FirstOrDefault(found => !found.IsEmpty, []);

    /// <summary>The columns in the order of the classes that are called as these are, and so could hold anything.</summary>
    public ImmutableArray<int> FindPlain() => Find(string.Empty);

    private ImmutableArray<int> Find(string prefix)
    {
        var columns = Enumerable.Repeat(-1, classes.Count).ToArray();
        foreach (var (column, name) in header.Index())
        {
            if (
                !name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                || classes.Find(name[prefix.Length..], out _) is not (>= 0 and var index)
            )
            {
                continue;
            }

            if (columns[index] >= 0)
            {
                return [];
            }

            columns[index] = column;
        }

        return columns.Contains(-1) ? [] : [.. columns];
    }
}
