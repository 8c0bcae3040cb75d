using QualityGate.Diagnostics;

namespace QualityGate.TestData.Rows;

/// <summary>The findings in a part of a file, beside the counts: taken in the order of the parts.</summary>
internal sealed class PartFindings
{
    /// <summary>The number of errors of a run that are worth saying.</summary>
    public const int MostErrors = 10;

    /// <summary>Errors, in the order of the rows.</summary>
    public List<Diagnostic> Errors { get; } = [];

    /// <summary>True when nothing behind the last error can be read.</summary>
    public bool IsFatal { get; set; }

    /// <summary>The samples, in the order of the rows; null where only counts are wanted.</summary>
    public List<(int Actual, int Predicted)>? Samples { get; init; }

    /// <summary>True when any class was written as an index.</summary>
    public bool HasIndices { get; set; }

    /// <summary>The number of rows.</summary>
    public long Rows { get; set; }

    /// <summary>The number of rows that count more than no sample.</summary>
    public long CountedRows { get; set; }

    /// <summary>The sum of the counts, or so much that it is more than can be counted.</summary>
    public double Total { get; set; }

    /// <summary>The first and the last count; and whether each is one more than that before, as row numbers are.</summary>
    public (long First, long Last, bool IsRun) Counts { get; set; } = (0, 0, true);

    /// <summary>The lowest and the highest count.</summary>
    public (long Least, long Most) Range { get; set; } = (long.MaxValue, 0);

    /// <summary>The first number with a decimal comma, and the first with a decimal point.</summary>
    public (SourceLocation? Comma, SourceLocation? Point) Decimals { get; set; }

    /// <summary>The doubt about marks between thousands in counts.</summary>
    public ThousandsDoubt Thousands { get; set; }

    /// <summary>The doubt about marks between thousands in scores.</summary>
    public ThousandsDoubt ScoreThousands { get; set; }

    /// <summary>True when there is no need to look at further rows.</summary>
    public bool IsFull => Errors.Count >= MostErrors || IsFatal;

    /// <summary>A part that could not be read.</summary>
    public static PartFindings Failed(QualityGateException failure)
    {
        var result = new PartFindings { IsFatal = true };
        result.Errors.AddRange(failure.Diagnostics);
        return result;
    }

    /// <summary>Takes the count of a row.</summary>
    public void Count(long count)
    {
        Counts = Rows == 0 ? (count, count, true) : (Counts.First, count, Counts.IsRun && count == Counts.Last + 1);
        Range = (Math.Min(Range.Least, count), Math.Max(Range.Most, count));
        CountedRows += count > 0 ? 1 : 0;
        Total += count;
        Rows++;
    }
}
