using QualityGate.Diagnostics;

namespace QualityGate.TestData.Rows;

/// <summary>Doubts about counts of pairs: a query that groups by both classes gives each pair once.</summary>
internal static class CountCheck
{
    /// <summary>2 to the power of 53: beyond it, whole numbers are no longer exact.</summary>
    public const double Most = 9_007_199_254_740_992;

    /// <summary>The warning about pairs that stand more than once, if any.</summary>
    /// <param name="run">All that was read.</param>
    /// <param name="pairs">The number of pairs that occur.</param>
    /// <param name="file">The place of it.</param>
    /// <exception cref="QualityGateException">The counts are the numbers of the rows.</exception>
    public static Diagnostic? Of(PredictionsRun run, int pairs, SourceLocation file)
    {
        if (run.Layout is not { Count: >= 0 } layout || run.CountedRows <= pairs)
        {
            return null;
        }

        return run.HasRowNumbers
            ? throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.InvalidCounts,
                    file,
                    $"the column '{layout.CountName}' numbers the rows from first to last, so it is hardly a count; "
                        + "remove it, or say with 'columns: { count: none }' that it is none."
                )
            )
            : Diagnostic.Warning(
                DiagnosticCodes.RepeatedPairs,
                file,
                $"{run.CountedRows - pairs} of {run.CountedRows} rows repeat a pair of classes, and their counts in "
                    + $"'{layout.CountName}' are added: is each sample counted in one row only?"
            );
    }
}
