using System.Collections;
using System.Collections.Concurrent;

namespace QualityGate.NUnit;

/// <summary>
/// The findings of constraints in the running assertion, for messages that NUnit writes from the actual value alone, as those of its own
/// <c>Or</c>. An assertion applies its constraints and writes its message on one thread, and NUnit counts assertions: entries of an
/// earlier one are never shown.
/// </summary>
internal sealed class FindingLog
{
    private readonly ConcurrentDictionary<int, List<LogEntry>> entries = [];

    /// <summary>The number of constraints logged on this thread.</summary>
    public int Count => OfThread.Count;

    /// <summary>True when the running assertion is about several values: the items of a collection.</summary>
    public bool IsAboutSeveral => Running.Skip(1).Any(entry => !entry.IsAbout(Running[0].Actual));

    private static int Assertion => TestContext.CurrentContext.AssertCount;

    private List<LogEntry> OfThread => entries.GetOrAdd(Environment.CurrentManagedThreadId, _ => []);

    private List<LogEntry> Running => OfThread is [.., { } last] logged && last.Assertion == Assertion ? logged : [];

    /// <summary>Logs the result of a constraint; one that one of NUnit's own decided has nothing to log.</summary>
    public void Add(object? actual, ConstraintResult result)
    {
        if (actual is null || result.ActualValue is not Finding finding)
        {
            return;
        }

        var logged = OfThread;
        if (logged.Count > 0 && logged[^1].Assertion != Assertion)
        {
            logged.Clear();
        }

        logged.Add(new LogEntry(actual, finding, result.IsSuccess, Assertion));
    }

    /// <summary>Removes and returns the entries from a position on.</summary>
    public IReadOnlyList<LogEntry> TakeFrom(int position)
    {
        var logged = OfThread;
        var start = Math.Min(position, logged.Count);
        var taken = logged[start..];
        logged.RemoveRange(start, taken.Count);
        return taken;
    }

    /// <summary>The entries of the running assertion about one value.</summary>
    public IReadOnlyList<LogEntry> About(object? actual) => [.. Running.Where(entry => entry.IsAbout(actual))];

    /// <summary>The entries of the running assertion about items of a collection, in the order in which they were judged.</summary>
    public IReadOnlyList<LogEntry> AboutItems(IEnumerable items) =>
        Running is [_, ..] running ? [.. running.Where(entry => items.Cast<object?>().Any(entry.IsAbout))] : [];
}

/// <summary>A finding that was logged.</summary>
/// <param name="Actual">The value that was asserted on.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Holds">Whether the constraint holds.</param>
/// <param name="Assertion">How many assertions the test had begun by then.</param>
internal sealed record LogEntry(object Actual, Finding Finding, bool Holds, int Assertion)
{
    public bool IsAbout(object? actual) =>
        ReferenceEquals(Actual, actual) || (Actual is string text && text.Equals(actual as string, StringComparison.Ordinal));
}
