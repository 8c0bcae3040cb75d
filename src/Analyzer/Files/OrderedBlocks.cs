using QualityGate.Diagnostics;

namespace QualityGate.Files;

/// <summary>
/// Reads a long input in blocks on several threads: one of them fetches the next block while others parse theirs. What the blocks gave is
/// taken in the order of the blocks, so that the result is the same on any number of threads. Few blocks are in memory at a time.
/// </summary>
internal static class OrderedBlocks
{
    /// <summary>Runs over all blocks.</summary>
    /// <param name="blocks">The blocks; they are asked for by one thread at a time.</param>
    /// <param name="worker">Makes the function by which a thread parses its blocks. It must not throw.</param>
    /// <param name="failed">The result of a block that could not be fetched.</param>
    /// <param name="take">Takes the results, in the order of the blocks, by one thread at a time; false ends the run.</param>
    /// <param name="cancellationToken">Stops the run between two blocks.</param>
    public static void Run<TBlock, TResult>(
        IEnumerable<TBlock> blocks,
        Func<Func<TBlock, TResult>> worker,
        Func<QualityGateException, TResult> failed,
        Func<TResult, bool> take,
        CancellationToken cancellationToken
    )
    {
        using var source = blocks.GetEnumerator();
        var (fetching, taking) = (new Lock(), new Lock());
        var waiting = new Dictionary<int, TResult>();
        var (fetched, taken) = (0, 0);
        var isOver = false;

        void Work()
        {
            Func<TBlock, TResult>? parse = null;
            while (true)
            {
                TBlock? block = default;
                TResult? failure = default;
                int number;
                var hasFailed = false;
                lock (fetching)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    try
                    {
                        if (Volatile.Read(ref isOver) || !source.MoveNext())
                        {
                            isOver = true;
                            return;
                        }

                        block = source.Current;
                    }
                    catch (QualityGateException e)
                    {
                        (failure, hasFailed, isOver) = (failed(e), true, true);
                    }
                    catch
                    {
                        isOver = true;
                        throw;
                    }

                    number = fetched++;
                }

                var result = hasFailed ? failure! : (parse ??= worker())(block!);
                lock (taking)
                {
                    waiting.Add(number, result);
                    while (waiting.Remove(taken, out var next))
                    {
                        taken++;
                        if (!take(next))
                        {
                            Volatile.Write(ref isOver, true);
                            waiting.Clear();
                            taken = int.MinValue;
                        }
                    }
                }
            }
        }

        var others = Enumerable.Range(1, Math.Max(0, Environment.ProcessorCount - 1)).Select(_ => Task.Run(Work, CancellationToken.None));
        Task[] all = [.. others];
        try
        {
            Work();
        }
        finally
        {
            // The source is disposed of only when nobody reads it any more.
            Volatile.Write(ref isOver, true);
            Task.WhenAll(all).ContinueWith(_ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
        }

        Task.WhenAll(all).GetAwaiter().GetResult();
    }
}
