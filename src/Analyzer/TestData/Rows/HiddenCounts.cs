using QualityGate.Diagnostics;

namespace QualityGate.TestData.Rows;

/// <summary>
/// Refuses rows that are read as one sample each where a column such as <c>samples</c>, under a name that is not known, may say how many a
/// row stands for. A query that groups by both classes gives each pair once; samples repeat pairs.
/// </summary>
internal static class HiddenCounts
{
    // A table of samples may have hundreds of columns, a query for counts has a few.
    private const int MostColumns = 16;

    /// <summary>Reads each such column as counts where no pair of classes repeats, and refuses the first that can be read so.</summary>
    /// <param name="run">All that was read.</param>
    /// <param name="tally">All that was counted.</param>
    /// <param name="readAsCounts">Reads the same rows again with the column of a name as counts.</param>
    /// <exception cref="QualityGateException">A column may hold counts (QG3049).</exception>
    public static void Refuse(PredictionsRun run, SampleTally tally, Func<string, PredictionsRun> readAsCounts)
    {
        if (
            run.Layout is not { Further: { Length: > 0 and <= MostColumns } further }
            || run.Rows > (long)run.Classes.Count * run.Classes.Count
            || tally.ToCounts().Cells.Length < run.Rows
        )
        {
            return;
        }

        foreach (var (name, place) in further)
        {
            if (readAsCounts(name).HasLikelyCounts)
            {
                throw new QualityGateException(Error(name, place));
            }
        }
    }

    /// <summary>The error about a column that may hold counts.</summary>
    public static Diagnostic Error(string name, SourceLocation place) =>
        Diagnostic.Error(
            DiagnosticCodes.InvalidCounts,
            place,
            $"the column '{name}' may be the number of samples that a row stands for; say so with "
                + $"'columns: {{ count: \"{name}\" }}', or that it isn't with 'columns: {{ count: none }}'."
        );
}
