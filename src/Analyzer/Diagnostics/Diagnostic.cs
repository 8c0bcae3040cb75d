using QualityGate.Text;

namespace QualityGate.Diagnostics;

/// <summary>One thing that went wrong, or should be known, in one line that a person can act on.</summary>
/// <param name="Code">A code of <see cref="DiagnosticCodes"/>, such as <c>QG1001</c>.</param>
/// <param name="Severity">Whether it fails the gate.</param>
/// <param name="Message">The event, the value, the limit, and what to do: a single line.</param>
/// <param name="Location">The place that caused it.</param>
public sealed record Diagnostic(string Code, Severity Severity, string Message, SourceLocation Location)
{
    /// <summary>The event, the value, the limit, and what to do: a single line, whatever it was made from.</summary>
    public string Message { get; init; } = SingleLine.Of(Message, longest: 1500);

    /// <summary>The exception that covers it, so that it fails nothing and is no warning; null where there is none.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>True when it fails the gate.</summary>
    internal bool Fails => Severity == Severity.Error && Suppression is null;

    /// <summary>Creates a diagnostic that fails the gate.</summary>
    /// <param name="code">A code of <see cref="DiagnosticCodes"/>.</param>
    /// <param name="location">The place that caused it.</param>
    /// <param name="message">The event and what to do.</param>
    /// <returns>The diagnostic.</returns>
    public static Diagnostic Error(string code, SourceLocation location, string message) => new(code, Severity.Error, message, location);

    /// <summary>Creates a diagnostic that is reported and does not fail the gate.</summary>
    /// <param name="code">A code of <see cref="DiagnosticCodes"/>.</param>
    /// <param name="location">The place that caused it.</param>
    /// <param name="message">The event and what to do.</param>
    /// <returns>The diagnostic.</returns>
    public static Diagnostic Warning(string code, SourceLocation location, string message) =>
        new(code, Severity.Warning, message, location);

    /// <summary>Creates a diagnostic that is no warning.</summary>
    internal static Diagnostic Note(string code, SourceLocation location, string message) => new(code, Severity.Note, message, location);

    /// <summary>True when it is printed aside: it is suppressed, or no more than a note.</summary>
    internal bool IsAside => Suppression is not null || Severity == Severity.Note;

    /// <summary>Returns <c>file(line,column): error QGnnnn: message</c>.</summary>
    /// <returns>
    /// The line as MSBuild, editors and CI logs recognise it; no name in it is a command of a CI system. Of a suppressed one it says so in
    /// place of the severity, and gives the reason at its end.
    /// </returns>
    public override string ToString() => LogCommands.Defuse(SingleLine.Of($"{Location}: {Kind} {Code}: {Message}{Exception}"));

    // A suppressed diagnostic prints "suppressed", which log readers do not count as an error.
    private string Kind =>
        Suppression is not null ? "suppressed"
        : Severity == Severity.Error ? "error"
        : Severity == Severity.Note ? "note"
        : "warning";

    private string Exception =>
        Suppression is { } granted ? $" ({Diagnostics.Suppression.Describe(granted.Reason, granted.Expires)})" : string.Empty;
}
