using System.Collections.Immutable;

namespace QualityGate.TestData.Rows;

/// <summary>Finds a column of scores for each class: <c>score_0</c> or <c>p_tench</c> and the like.</summary>
/// <param name="header">The names of all columns.</param>
/// <param name="classes">The classes.</param>
internal sealed class ScoreColumns(string[] header, ClassNames classes)
{
    private static readonly string[] Prefixes = ["score_", "p_", "prob_", "logit_"];

    /// <summary>Why columns that look like scores are none, and where; null where there is no such doubt.</summary>
    public (int Column, string Message)? Doubt { get; private set; }

    /// <summary>The columns in the order of the classes; none unless every class has exactly one.</summary>
    public ImmutableArray<int> Find()
    {
        ImmutableArray<int>[] found = [.. Prefixes.Select(Find).Where(columns => !columns.IsEmpty)];
        if (found.Length > 1)
        {
            Doubt ??= (
                found[1][0],
                $"'{header[found[0][0]]}' and '{header[found[1][0]]}' could each be a score of the same class; remove one kind of columns"
            );
        }

        return found.FirstOrDefault([]);
    }

    /// <summary>The columns in the order of the classes that are called as these are, and so could hold anything.</summary>
    public ImmutableArray<int> FindPlain() => Find(string.Empty);

    private ImmutableArray<int> Find(string prefix)
    {
        var columns = Enumerable.Repeat(-1, classes.Count).ToArray();
        (int Column, string Name)? foreign = null;
        foreach (var (column, name) in header.Index().Where(item => item.Item.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            if (classes.Find(name[prefix.Length..], out _) is not (>= 0 and var index))
            {
                foreign ??= name[prefix.Length..].All(char.IsAsciiDigit) && name.Length > prefix.Length ? (column, name) : null;
                continue;
            }

            if (columns[index] >= 0)
            {
                return [];
            }

            columns[index] = column;
        }

        // A column for one class more: the scores are those of another model, or the labels lack one.
        if (foreign is { } more && columns.Count(column => column < 0) <= 1)
        {
            Doubt ??= (
                more.Column,
                $"'{more.Name}' is a score of no class: the model has {classes.Count}, which are counted from 0 to {classes.Count - 1}"
            );
        }

        return columns.Contains(-1) ? [] : [.. columns];
    }
}
