using System.Collections.Immutable;

namespace QualityGate.Diagnostics;

/// <summary>
/// A user's input cannot be used. It carries diagnostics that are meant to be printed as they are: no stack trace
/// is needed to act on them.
/// </summary>
public sealed class QualityGateException : Exception
{
    /// <summary>Creates an exception from a single diagnostic.</summary>
    /// <param name="diagnostic">What went wrong.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public QualityGateException(Diagnostic diagnostic, Exception? innerException = null)
        : base(diagnostic?.ToString(), innerException)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        Diagnostics = [diagnostic];
    }

    /// <summary>Creates an exception from several diagnostics.</summary>
    /// <param name="diagnostics">What went wrong: at least one.</param>
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

    /// <summary>What went wrong, in the order in which it was found; never empty.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
