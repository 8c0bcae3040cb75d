using System.Collections;
using NUnit.Framework.Internal;

namespace QualityGate.NUnit;

/// <summary>
/// Writes findings where NUnit writes a message from the actual value alone: the value itself under <c>Not</c>; under its own <c>Or</c>
/// and in collections the model that was asserted on. It holds for the test that runs, and asks the formatter that was there before
/// for all else.
/// </summary>
internal sealed class FindingFormat
{
    // Each writes a report; the values of all stand in the line of the collection.
    private const int MostItemsInDetail = 3;

    private readonly TestExecutionContext context;
    private readonly ValueFormatter others;
    private IReadOnlyList<LogEntry> itemsInDetail = [];

    private FindingFormat(TestExecutionContext context, ValueFormatter others)
    {
        this.context = context;
        this.others = others;
    }

    /// <summary>The findings of the assertion that runs.</summary>
    public FindingLog Log { get; } = new();

    /// <summary>The format of the test that runs; it is added to the test's formatters when it is first asked for.</summary>
    public static FindingFormat OfCurrentTest()
    {
        var test = TestExecutionContext.CurrentContext;

        // A test begins with the formatters of its fixture, which may have one of these, too.
        if (test.CurrentValueFormatter.Target is FindingFormat own && own.context == test)
        {
            return own;
        }

        FindingFormat? added = null;
        test.AddFormatter(others => (added = new FindingFormat(test, others)).Write);
        return added!;
    }

    private string Write(object? value)
    {
        if (value is Finding finding)
        {
            return finding.ToString();
        }

        // Of a test inside of this one, its own formatter has the log.
        if (TestExecutionContext.CurrentContext != context)
        {
            return others(value!);
        }

        if (Log.About(value) is [_, ..] judged)
        {
            var found = Finding.Join(judged.Select(entry => entry.Finding))!;
            return IsItem(judged) ? found.Value : found.ToString();
        }

        return value is IEnumerable items and not string && Log.AboutItems(items) is [_, ..] entries
            ? WriteItems(items, entries)
            : others(value!);
    }

    // An item is written in one line: in a collection there is room for no more, and the details stand behind it.
    private bool IsItem(IReadOnlyList<LogEntry> judged) =>
        Log.IsAboutSeveral || itemsInDetail.Any(item => item.Assertion == judged[0].Assertion);

    private string WriteItems(IEnumerable items, IReadOnlyList<LogEntry> entries)
    {
        itemsInDetail = Deciding(entries);
        var details = Finding.Join(itemsInDetail.Select(entry => entry.Finding))!.Lines;
        return string.Join(Environment.NewLine, details.Prepend(others(items)));
    }

    // 'All' and 'None' stop at the item that decides, which is the only one of its kind; elsewhere all items decide.
    private static IReadOnlyList<LogEntry> Deciding(IReadOnlyList<LogEntry> entries) =>
        entries.SkipLast(1).All(entry => entry.Holds != entries[^1].Holds) ? [entries[^1]] : [.. entries.Take(MostItemsInDetail)];
}
