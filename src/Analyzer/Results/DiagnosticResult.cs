using QualityGate.Diagnostics;

namespace QualityGate.Results;

/// <summary>An error or a warning.</summary>
/// <param name="Code">Its code, such as <c>QG1001</c>.</param>
/// <param name="Severity">Whether it fails the gate.</param>
/// <param name="Message">The event, the value, the limit, and what to do: a single line.</param>
/// <param name="File">The file that caused it.</param>
/// <param name="Line">The line, counted from 1; 0 when the whole file is meant.</param>
/// <param name="Column">The column, counted from 1; 0 when the whole line is meant.</param>
public sealed record DiagnosticResult(string Code, Severity Severity, string Message, string File, int Line, int Column)
{
    /// <summary>The exception that covers it, whatever its severity; null where there is none.</summary>
    public SuppressionResult? Suppression { get; init; }

    /// <summary>Takes the values of a diagnostic.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <returns>The same, flat.</returns>
    public static DiagnosticResult Of(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        var (file, line, column) = diagnostic.Location;
        return new DiagnosticResult(diagnostic.Code, diagnostic.Severity, diagnostic.Message, file, line, column)
        {
            Suppression = SuppressionResult.Of(diagnostic.Suppression),
        };
    }

    /// <summary>The message, and behind it in brackets the exception that covers it, if one does.</summary>
    internal string MessageWithException => Suppression is { } granted ? $"{Message} ({granted.Describe()})" : Message;

    /// <summary>The diagnostic with these values.</summary>
    /// <returns>The same, with a location.</returns>
    public Diagnostic ToDiagnostic() =>
        new(Code, Severity, Message, new SourceLocation(File, Line, Column)) { Suppression = Suppression?.ToSuppression() };
}
