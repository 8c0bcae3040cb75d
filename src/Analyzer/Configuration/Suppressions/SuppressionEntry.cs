using QualityGate.Diagnostics;
using QualityGate.Metrics;

namespace QualityGate.Configuration.Suppressions;

/// <summary>An exception of the suppression file. All that it names must match; what it leaves out matches anything.</summary>
/// <param name="Code">The code of what is suppressed.</param>
/// <param name="Granted">The reason, the last day and the place.</param>
internal sealed record SuppressionEntry(string Code, Suppression Granted)
{
    /// <summary>The model; null for any.</summary>
    public string? Model { get; init; }

    /// <summary>The metric; null for any.</summary>
    public Metric? Metric { get; init; }

    /// <summary>The class, by its name or label; null for the whole model, or for any part without a metric.</summary>
    public string? Class { get; init; }

    /// <summary>The superclass, by the name or identifier of its concept; null as for classes.</summary>
    public string? Superclass { get; init; }

    /// <summary>The two classes or concepts; null as for classes.</summary>
    public (string From, string To)? Pair { get; init; }

    /// <summary>The kind of part that it names, and its name; of a pair, the first. Null where it names none.</summary>
    public (PartKind Kind, string Name)? FirstName =>
        Class is not null ? (PartKind.Class, Class)
        : Superclass is not null ? (PartKind.Superclass, Superclass)
        : Pair is var (from, _) ? (PartKind.Separate, from)
        : null;

    /// <summary>All that tells two entries apart, but for their reasons and days.</summary>
    public (string? Model, string? Metric, string? Class, string? Superclass, (string, string)? Pair, string Code) Key =>
        (Model, Metric?.Name, Class, Superclass, Pair, Code);

    /// <summary>The number of things that it names: of several that match, the one with the most is the one that counts.</summary>
    public int Narrowness => new object?[] { Model, Metric, Class, Superclass, Pair }.Count(part => part is not null);

    /// <summary>The days before the last one on which it is said that an exception ends.</summary>
    public const int DaysOfNotice = 14;

    /// <summary>True when it counts on a day, and ends soon.</summary>
    public bool EndsSoonOn(DateOnly day) => Granted.Expires is { } last && last >= day && last.DayNumber - day.DayNumber <= DaysOfNotice;

    /// <summary>True when it counts on a day no more.</summary>
    public bool IsExpiredOn(DateOnly day) => Granted.Expires < day;

    /// <summary>The code and all that narrows it.</summary>
    /// <returns>Such as <c>QG1001 of accuracy of 'shapes'</c>.</returns>
    public override string ToString() =>
        Code
        + (Metric is null ? string.Empty : $" of {Metric.Name}")
        + (Class is null ? string.Empty : $" of class '{Class}'")
        + (Superclass is null ? string.Empty : $" of superclass '{Superclass}'")
        + (Pair is var (from, to) ? $" of '{from}' and '{to}'" : string.Empty)
        + (Model is null ? string.Empty : $" of '{Model}'");
}
