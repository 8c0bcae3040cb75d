using System.Globalization;

namespace QualityGate.Diagnostics;

/// <summary>An exception that was granted to a diagnostic: it stays visible, and fails nothing.</summary>
/// <param name="Reason">The reason, as the suppression file says it.</param>
/// <param name="Expires">The last day, of UTC, on which it counts; null where it has none.</param>
/// <param name="Location">The place of the exception.</param>
public sealed record Suppression(string Reason, DateOnly? Expires, SourceLocation Location)
{
    /// <summary>A day as it is written in the file and in messages.</summary>
    internal static string Format(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The exception in words, such as <c>suppressed until 2027-03-01: the reason</c>.</summary>
    internal static string Describe(string reason, DateOnly? expires) =>
        $"suppressed{(expires is { } day ? $" until {Format(day)}" : string.Empty)}: {reason}";
}
