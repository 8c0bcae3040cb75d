using System.Collections.Immutable;

namespace QualityGate.Diagnostics;

/// <summary>
/// A user's input cannot be used. It carries diagnostics that are meant to be printed as they are: no stack trace
/// is needed to act on them.
/// </summary>
public sealed class QualityGateException : Exception
{
    /// <summary>Creates an exception from a single diagnostic.</summary>
    /// <param name="diagnostic">The error.</param>
    /// <param name="innerException">The exception that caused it, if any.</param>
    public QualityGateException(Diagnostic diagnostic, Exception? innerException = null)
        : base(diagnostic?.ToString(), innerException)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        Diagnostics = [diagnostic];
    }

    /// <summary>Creates an exception from several diagnostics.</summary>
    /// <param name="diagnostics">The errors: at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="diagnostics"/> is empty.</exception>
    public QualityGateException(ImmutableArray<Diagnostic> diagnostics)
        : base(string.Join('\n', diagnostics))
    {
        if (diagnostics.IsDefaultOrEmpty)
        {
            throw new ArgumentException("At least one diagnostic is needed.", nameof(diagnostics));
        }

        Diagnostics = diagnostics;
    }

    /// <summary>The errors, in the order in which they were found; never empty.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
