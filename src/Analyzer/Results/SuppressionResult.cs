using System.Text.Json.Serialization;
using QualityGate.Diagnostics;

namespace QualityGate.Results;

/// <summary>An exception that covers a violation or a warning.</summary>
/// <param name="Reason">The reason, as the suppression file says it.</param>
/// <param name="File">The suppression file.</param>
/// <param name="Line">The line of the exception, counted from 1.</param>
/// <param name="Column">Its column, counted from 1.</param>
/// <param name="Expires">The last day, of UTC, on which it counts; null where it has none.</param>
public sealed record SuppressionResult(
    [property: JsonPropertyOrder(-2)] string Reason,
    string File,
    int Line,
    int Column,
    [property: JsonPropertyOrder(-1)] DateOnly? Expires = null
)
{
    /// <summary>Takes the values of an exception.</summary>
    /// <param name="suppression">The exception; null for none.</param>
    /// <returns>The same, flat.</returns>
    internal static SuppressionResult? Of(Suppression? suppression) =>
        suppression is { Location: var (file, line, column) }
            ? new SuppressionResult(suppression.Reason, file, line, column, suppression.Expires)
            : null;

    /// <summary>The exception with these values.</summary>
    internal Suppression ToSuppression() => new(Reason, Expires, new SourceLocation(File, Line, Column));

    /// <summary>The exception in words.</summary>
    /// <returns>Such as <c>suppressed until 2027-03-01: the reason</c>.</returns>
    internal string Describe() => Suppression.Describe(Reason, Expires);
}
