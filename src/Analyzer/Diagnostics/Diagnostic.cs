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

    /// <summary>Returns <c>file(line,column): error QGnnnn: message</c>.</summary>
    /// <returns>The line as MSBuild, editors and CI logs recognise it; no name in it is a command of a CI system.</returns>
    public override string ToString() =>
        LogCommands.Defuse(SingleLine.Of($"{Location}: {(Severity == Severity.Error ? "error" : "warning")} {Code}: {Message}"));
}
