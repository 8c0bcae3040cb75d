using System.Collections.Immutable;

namespace QualityGate.Configuration.Suppressions;

/// <summary>The exceptions that hold for a model, and the day on which they are asked.</summary>
/// <param name="Entries">All entries of the suppression file, the expired ones among them.</param>
/// <param name="Today">The day, of UTC.</param>
internal sealed record SuppressionSet(ImmutableArray<SuppressionEntry> Entries, DateOnly Today)
{
    /// <summary>The full path of the one file that they stand in; null where none is named, or for those of several files.</summary>
    public string? File { get; init; }

    /// <summary>No exceptions.</summary>
    public static SuppressionSet None { get; } = new([], DateOnly.MinValue);

    /// <summary>The entries that count today.</summary>
    public IEnumerable<SuppressionEntry> Active => Entries.Where(entry => !entry.IsExpiredOn(Today));

    /// <summary>The entries that counted once.</summary>
    public IEnumerable<SuppressionEntry> Expired => Entries.Where(entry => entry.IsExpiredOn(Today));

    /// <summary>The entries that count today and end soon.</summary>
    public IEnumerable<SuppressionEntry> Ending => Entries.Where(entry => entry.EndsSoonOn(Today));

    /// <summary>The last day on which the same entries count, and the same end soon; null where that never changes.</summary>
    public DateOnly? LastDay => Active.Min(LastDayOf);

    private DateOnly? LastDayOf(SuppressionEntry entry) =>
        entry.EndsSoonOn(Today) ? entry.Granted.Expires : entry.Granted.Expires?.AddDays(-SuppressionEntry.DaysOfNotice - 1);
}
