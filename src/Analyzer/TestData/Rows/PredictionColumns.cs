using System.Collections.Immutable;
using System.Text.RegularExpressions;
using QualityGate.Diagnostics;
using QualityGate.Text;

namespace QualityGate.TestData.Rows;

/// <summary>
/// Finds the columns of predictions by the names that the user gives, or else by the names that are usual for them, in any case.
/// </summary>
/// <param name="header">The names of all columns.</param>
/// <param name="given">The names that the user gives.</param>
/// <param name="classes">The classes.</param>
/// <param name="start">Begins a complaint about the header, such as "the first line must name the columns".</param>
/// <param name="locate">The place of a column; of the header where it is −1.</param>
internal sealed partial class PredictionColumns(
    string[] header,
    ColumnNames given,
    ClassNames classes,
    string start,
    Func<int, SourceLocation> locate
)
{
    private const int MostShown = 10;
    private static readonly string[] ActualNames = ["true", "label", "y_true", "target", "actual", "truth"];
    private static readonly string[] PredictedNames = ["pred", "prediction", "y_pred", "predicted"];
    private static readonly string[] CountNames = ["count", "n", "cnt", "counts", "count(*)", "count(1)", "count_star()"];
    private static readonly string[] ScoreNames = ["scores", "logits", "probs", "probabilities"];
    private static readonly string[] TopNames = ["top5", "top_5", "top-5", "topk", "top_k", "top-k"];

    /// <summary>Finds the columns.</summary>
    /// <param name="hasScores">Whether scores stand in a file of their own, so that the true class is enough.</param>
    /// <param name="hint">Ends the complaint about a header without such columns.</param>
    /// <exception cref="QualityGateException">A column is missing, several could be it (QG3008), or one is in doubt (QG3049).</exception>
    public PredictionLayout Find(bool hasScores, string hint = "")
    {
        var actual = One(given.True, ActualNames, "true class");
        var predicted = One(given.Predicted, PredictedNames, "predicted class");
        var scores = OptionalOne(given.Scores, ScoreNames, "scores");
        var top = OptionalOne(given.Top, TopNames, "list of the best classes");
        var columns = given.Scores is null ? ScoresOfClasses() : [];
        var ranked = given.Top is null && top < 0 ? RankColumns.Find(header) : [];
        if (actual < 0 || (predicted < 0 && scores < 0 && top < 0 && columns.IsEmpty && ranked.IsEmpty && !hasScores))
        {
            throw Failure(
                -1,
                $"{start}, one for the true class ({Alternatives(given.True, ActualNames)}) and one for the "
                    + $"predicted ({Alternatives(given.Predicted, PredictedNames)}), "
                    + (
                        header.Length > 0
                            ? $"but it is '{Show(header)}'.{hint}{(actual < 0 ? string.Empty : PlainScores())}"
                            : "but the file is empty."
                    )
            );
        }

        if (((int[])[scores < 0 ? 0 : 1, top < 0 ? 0 : 1, columns.IsEmpty ? 0 : 1, ranked.IsEmpty ? 0 : 1, hasScores ? 1 : 0]).Sum() > 1)
        {
            throw Failure(
                -1,
                $"'{Show(header)}' has scores or the best classes in several forms; say with 'columns' which are to be used, e.g. "
                    + "'scores: none' or 'top: none'."
            );
        }

        var count = Count(actual, predicted);
        return new PredictionLayout(actual, predicted, count, scores, top, columns, ranked)
        {
            Columns = header.Length,
            CountName = count < 0 ? null : header[count],
            Further =
                given.Count is null && count < 0 && predicted >= 0
                    ? Further([actual, predicted, scores, top, .. columns, .. ranked])
                    : [],
        };
    }

    private ImmutableArray<int> ScoresOfClasses()
    {
        var columns = new ScoreColumns(header, classes);
        var found = columns.Find();
        return columns.Doubt is { } doubt
            ? throw Failure(doubt.Column, $"{doubt.Message}; or say with 'columns: {{ scores: none }}' that there are no scores.")
            : found;
    }

    // A column that is called like a count is one where nothing stands beside it but the pair; beside other columns it may be anything.
    private int Count(int actual, int predicted)
    {
        if (given.Count is not null)
        {
            return given.Count == ColumnNames.None ? -1 : Given(given.Count);
        }

        int[] others = [.. Enumerable.Range(0, header.Length).Where(column => column != actual && column != predicted)];
        if (others is [var only] && predicted >= 0 && CountNames.Contains(header[only], StringComparer.OrdinalIgnoreCase))
        {
            return only;
        }

        foreach (var column in others)
        {
            if (CountNames.Contains(header[column], StringComparer.OrdinalIgnoreCase) || Unnamed().IsMatch(header[column]))
            {
                throw new QualityGateException(HiddenCounts.Error(header[column], locate(column)));
            }
        }

        return -1;
    }

    private ImmutableArray<(string Name, SourceLocation Place)> Further(ImmutableArray<int> understood) =>
        [
            .. Enumerable
                .Range(0, header.Length)
                .Where(column => !understood.Contains(column) && !IdentifierName.Is(header[column], isFirst: column == 0))
                .Select(column => (header[column], locate(column))),
        ];

    private int OptionalOne(string? name, string[] usual, string meaning) => name == ColumnNames.None ? -1 : One(name, usual, meaning);

    private int One(string? name, string[] usual, string meaning)
    {
        if (name is not null)
        {
            return name == ColumnNames.None ? -1 : Given(name);
        }

        string?[] taken = [given.True, given.Predicted, given.Count, given.Scores, given.Top];
        int[] found =
        [
            .. header
                .Index()
                .Where(column => usual.Contains(column.Item, StringComparer.OrdinalIgnoreCase) && !taken.Contains(column.Item))
                .Select(column => column.Index)
                .Take(MostShown),
        ];
        if (found is [var column] && TrueClassWords.Rival(header[column], header) is >= 0 and var rival && !taken.Contains(header[rival]))
        {
            found = [column, rival];
        }

        return found.Length > 1
                ? throw Failure(
                    found[1],
                    $"the columns {string.Join(" and ", found.Select(column => $"'{header[column]}'"))} could each be the "
                        + $"{meaning}; rename all but the one that is to be used, or name it with 'columns'."
                )
            : found is [var one] ? one
            : -1;
    }

    private int Given(string name)
    {
        int[] found = [.. Enumerable.Range(0, header.Length).Where(column => header[column] == name)];
        return found switch
        {
            [var one] => one,
            [] => throw Failure(
                -1,
                $"there is no column '{name}', which 'columns' names, but '{Show(header)}'.{Suggestion.For(name, header)}"
            ),
            _ => throw Failure(found[1], $"there are {found.Length} columns '{name}'; rename all but the one that is to be used."),
        };
    }

    // pandas writes a table of probabilities with the classes as heads.
    private string PlainScores() =>
        new ScoreColumns(header, classes).FindPlain() is [var first, ..]
            ? $" If the columns that are called as the classes are hold their scores, put 'score_' in front: 'score_{header[first]}'."
            : string.Empty;

    private static string Alternatives(string? name, string[] names) =>
        name is not null ? $"'{name}'" : $"'{string.Join("', '", names[..^1])}' or '{names[^1]}'";

    private static string Show(string[] header) =>
        string.Join(',', header.Take(MostShown)) + (header.Length > MostShown ? $" and {header.Length - MostShown} more" : string.Empty);

    private QualityGateException Failure(int column, string message) =>
        new(Diagnostic.Error(DiagnosticCodes.InvalidPredictionsFile, locate(column), message));

    // Names that engines give to columns that a query leaves without one, and other words for a number of rows.
    // From the beginning of a head each has one way on.
    [GeneratedRegex(
        @"^(_col\d+|f\d+_|expr\$\d+|\?column\?|count_?\d+|count ?\(.*\)|freq|frequency|num_rows|row_count)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Unnamed();
}
