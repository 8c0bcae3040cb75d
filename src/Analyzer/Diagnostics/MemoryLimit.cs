namespace QualityGate.Diagnostics;

/// <summary>Tells the end of memory, which is a limit that the user can move, from other failures.</summary>
internal static class MemoryLimit
{
    /// <summary>True when memory ran out, in whatever thread.</summary>
    /// <param name="exception">An exception.</param>
    /// <returns>True for an <see cref="OutOfMemoryException"/>, and for an exception of parallel work that holds one.</returns>
    public static bool IsReached(Exception? exception) =>
        exception switch
        {
            null => false,
            OutOfMemoryException => true,
            AggregateException several => several.InnerExceptions.Any(IsReached),
            _ => IsReached(exception.InnerException),
        };

    /// <summary>The diagnostic for a run whose memory ended.</summary>
    /// <param name="location">The place that asked for what needed it.</param>
    /// <param name="purpose">The purpose that memory was needed for, such as <c>to analyse 'birds'</c>.</param>
    /// <returns>An error.</returns>
    public static Diagnostic Describe(SourceLocation location, string purpose) =>
        Diagnostic.Error(
            DiagnosticCodes.OutOfMemory,
            location,
            $"there is not enough memory {purpose}; raise the limit of the container or of the process "
                + "(DOTNET_GCHeapHardLimit), or gate a model of fewer classes."
        );
}
