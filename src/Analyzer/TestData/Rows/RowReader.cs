using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using QualityGate.Diagnostics;

namespace QualityGate.TestData.Rows;

/// <summary>
/// Understands rows of one part of a file, whatever its format is: finds classes, counts and scores in the texts of cells, judges the
/// sample, and counts it. Each thread has one of its own, and one result after another.
/// </summary>
/// <param name="layout">The columns.</param>
/// <param name="classes">The classes.</param>
/// <param name="keepsSamples">Whether the samples themselves are wanted, in their order.</param>
internal sealed class RowReader(PredictionLayout layout, ClassNames classes, bool keepsSamples)
{
    private const int LongestName = 256;

    private readonly double[] scores = new double[layout.HasRanks ? classes.Count : 0];
    private readonly List<int> ranked = [];

    /// <summary>All that this thread has counted.</summary>
    public SampleTally Tally { get; } = new(classes.Count);

    /// <summary>The columns.</summary>
    public PredictionLayout Layout => layout;

    /// <summary>The classes.</summary>
    public ClassNames Classes => classes;

    /// <summary>The result of the present part.</summary>
    public PartFindings Part { get; private set; } = new();

    /// <summary>Begins another part.</summary>
    public PartFindings Begin() => Part = new PartFindings { Samples = keepsSamples ? [] : null };

    /// <summary>Takes a row of which the classes alone are known.</summary>
    public void Take(int actual, int predicted)
    {
        Part.Samples?.Add((actual, predicted));
        Tell(actual, predicted, 1);
        Part.Rows++;
        Part.CountedRows++;
        Part.Total++;
    }

    /// <summary>
    /// The table that rows of which the classes alone are known may be counted into, C × C; empty where each must be taken by itself.
    /// </summary>
    public Span<long> Table => keepsSamples ? [] : Tally.Table;

    /// <summary>Takes rows that have been counted into the table.</summary>
    public void TakeCounted(int count)
    {
        Tally.TakeCounted(count);
        Part.Rows += count;
        Part.CountedRows += count;
        Part.Total += count;
    }

    /// <summary>Takes a row.</summary>
    /// <param name="actual">The true class; −1 where it is unknown and an error has been said.</param>
    /// <param name="predicted">The class that a column says; −1 where there is none.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="judged">The prediction by scores or ranks; null where there are none.</param>
    /// <param name="place">The place of the row.</param>
    public void Take(int actual, int predicted, long count, Judged? judged, Func<SourceLocation> place)
    {
        Part.Count(count);
        if (judged is not { } known)
        {
            Tell(actual, predicted, count);
            Part.Samples?.Add((actual, predicted));
            return;
        }

        if (predicted >= 0 && predicted != known.Predicted && !(HasScores && scores[predicted] == scores[known.Predicted]))
        {
            Error(
                DiagnosticCodes.ScoresContradict,
                place(),
                $"class {predicted} is said to be predicted, but class {known.Predicted} "
                    + $"{(HasScores ? "has the highest score" : "is the first of the best")}; correct the data, or say with 'columns' "
                    + $"which are to be used, e.g. '{(HasScores ? "scores" : "top")}: none'."
            );
            return;
        }

        // Where scores tie, the column of the predicted class says which it was.
        known = predicted >= 0 ? known with { Predicted = predicted, IsTiedForFirst = false } : known;
        Tally.Add(actual, known, count);
        Part.Samples?.Add((actual, known.Predicted));
    }

    // True classes alone are not counted here: a file of scores beside them says what is predicted.
    private void Tell(int actual, int predicted, long count)
    {
        if (predicted >= 0)
        {
            Tally.Add(actual, predicted, count);
        }
    }

    /// <summary>Finds a class by a text in UTF-8, without blanks around it.</summary>
    /// <returns>Its index; −1 where there is none, and an error has been said.</returns>
    public int FindClass(ReadOnlySpan<byte> text, Func<SourceLocation> place)
    {
        if (!classes.HasNumbers && TryIndex(text, out var index) && index < classes.Count)
        {
            Part.HasIndices = true;
            return index;
        }

        if (text.Length <= LongestName)
        {
            Span<char> letters = stackalloc char[LongestName];
            var count = Encoding.UTF8.GetChars(text, letters);
            if (classes.Exact.TryGetValue(letters[..count], out var named))
            {
                return named;
            }
        }

        return FindClass(Encoding.UTF8.GetString(text), place);
    }

    /// <summary>Finds a class by a text.</summary>
    public int FindClass(string text, Func<SourceLocation> place)
    {
        var index = classes.Find(text, out var isIndex, out var complaint);
        Part.HasIndices |= isIndex;
        if (index < 0)
        {
            Error(classes.IsMissing(text) ? DiagnosticCodes.MissingValue : DiagnosticCodes.PredictionOutOfRange, place(), complaint);
        }

        return index;
    }

    /// <summary>Reads a count: a whole number, <c>3</c> or <c>3.0</c>.</summary>
    /// <returns>The count; −1 where it is none, and an error has been said.</returns>
    public long FindCount(ReadOnlySpan<byte> text, Func<SourceLocation> place)
    {
        if (
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var count)
            && count is >= 0 and <= CountCheck.Most
            && double.IsInteger(count)
        )
        {
            return (long)count;
        }

        Error(
            text.IsEmpty ? DiagnosticCodes.MissingValue : DiagnosticCodes.InvalidCounts,
            place(),
            $"'{Encoding.UTF8.GetString(text)}' is not a number of samples, which is a whole number from 0 to 9007199254740992."
                + (ThousandsMark.IsIn(Encoding.UTF8.GetString(text)) ? ThousandsMark.Hint : string.Empty)
        );
        return -1;
    }

    /// <summary>The scores of the present row, to be filled; each class has one.</summary>
    public Span<double> Scores => scores;

    /// <summary>The ranked classes of the present row, to be filled.</summary>
    public List<int> Ranked => ranked;

    private bool HasScores => layout.ScoreList >= 0 || !layout.Scores.IsEmpty;

    /// <summary>Checks a score.</summary>
    public bool IsScore(double score, Func<SourceLocation> place)
    {
        if (!double.IsNaN(score))
        {
            return true;
        }

        Error(DiagnosticCodes.InvalidScores, place(), "a score is NaN, so that it is not known which class is predicted.");
        return false;
    }

    /// <summary>Judges the ranked classes of the present row; null where one stands twice, and an error has been said.</summary>
    public Judged? JudgeRanked(int actual, Func<SourceLocation> place)
    {
        if (ranked.Count == 0)
        {
            Error(DiagnosticCodes.MissingValue, place(), "the list of the best classes is empty.");
            return null;
        }

        for (var i = 1; i < ranked.Count; i++)
        {
            if (ranked.IndexOf(ranked[i]) < i)
            {
                Error(DiagnosticCodes.InvalidScores, place(), $"class {ranked[i]} stands twice among the best; each class has one rank.");
                return null;
            }
        }

        return Judged.Of(CollectionsMarshal.AsSpan(ranked), actual, classes.Count);
    }

    /// <summary>Says an error.</summary>
    public void Error(string code, SourceLocation place, string message) => Part.Errors.Add(Diagnostic.Error(code, place, message));

    private static bool TryIndex(ReadOnlySpan<byte> text, out int index)
    {
        index = 0;
        if (text.Length is 0 or > 9)
        {
            return false;
        }

        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            index = (10 * index) + (digit - '0');
        }

        return true;
    }
}
