using QualityGate.Analysis;

namespace QualityGate.Metrics.Uncertainty;

/// <summary>
/// Draws test sets in batches until there are enough of them for each number. How many one number has doesn't depend on what else is
/// computed, nor on the number of threads.
/// </summary>
internal static class Drawing
{
    // The estimated cost of a test set with forests, in those without.
    private const int CostOfForest = 10;

    /// <summary>Computes numbers on drawn test sets.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="most">The number of test sets that is enough for any of them.</param>
    /// <param name="replicate">Draws the test sets of a replicate; graphs of them are made only when asked for.</param>
    /// <param name="progress">Is told how many are done, and about how many there will be.</param>
    /// <param name="cancellationToken">Stops a long computation.</param>
    /// <returns>For each number as many replicates as it needs.</returns>
    public static double[][] Of(
        IReadOnlyList<DrawnValue> values,
        int most,
        Func<int, ModelAnalysis[]> replicate,
        DrawingProgress? progress,
        CancellationToken cancellationToken
    )
    {
        var drawn = values.Select(_ => new double[most]).ToArray();
        var needed = values.Select(value => value.IsOnForests ? Math.Min(most, ReplicateCount.Least) : most).ToArray();
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        for (var done = 0; needed.Any(count => count > done);)
        {
            var (first, end) = (done, Math.Min(most, Math.Max(done + ReplicateCount.Batch, ReplicateCount.Least)));
            var wanted = Enumerable.Range(0, values.Count).Where(k => needed[k] > first).ToArray();
            var isForest = wanted.Any(k => values[k].IsOnForests);
            var forests = Enumerable.Range(0, values.Count).Where(k => values[k].IsOnForests).Select(k => needed[k]);
            progress?.Expect(needed.Max() + (CostOfForest * forests.DefaultIfEmpty().Max()));
            Parallel.For(
                first,
                end,
                options,
                index =>
                {
                    var analyses = replicate(index);
                    foreach (var k in wanted)
                    {
                        drawn[k][index] = values[k].Of(analyses);
                    }

                    progress?.Done(isForest ? CostOfForest + 1 : 1);
                }
            );
            done = end;
            foreach (var k in wanted)
            {
                needed[k] = Math.Max(done, ReplicateCount.Needed(values[k].IsOnForests, drawn[k].AsSpan(0, done), most));
            }
        }

        return [.. drawn.Select((numbers, k) => numbers[..needed[k]])];
    }
}
