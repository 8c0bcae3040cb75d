using QualityGate.Diagnostics;

namespace QualityGate.Files;

/// <summary>
/// The error about a library for one format of files that a project doesn't have. The tool and the build bring these libraries; a test
/// project gets none of them from here, so that versions of its own stay as they are.
/// </summary>
internal static class MissingLibrary
{
    /// <summary>True when an exception says that an assembly, or a member of one, is missing; a missing file is something else.</summary>
    public static bool Is(Exception e) =>
        e switch
        {
            FileNotFoundException { FileName: { } name } => IsAssembly(name),
            FileLoadException { FileName: { } name } => IsAssembly(name),
            TypeLoadException or MissingMemberException => true,
            TypeInitializationException or AggregateException => e.InnerException is { } inner && Is(inner),
            _ => false,
        };

    /// <summary>The error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">The format of the file.</param>
    /// <param name="package">The package that reads it.</param>
    /// <param name="version">Its version.</param>
    /// <param name="e">Why it is known.</param>
    public static QualityGateException Failure(InputPath path, string format, string package, string version, Exception e) =>
        new(
            Diagnostic.Error(
                DiagnosticCodes.UnsupportedData,
                path.Whole(),
                $"the file is {format}, which is read with a library that this project doesn't have, or has in another version; add "
                    + $"<PackageReference Include=\"{package}\" Version=\"{version}\" /> to it."
            ),
            e
        );

    private static bool IsAssembly(string name) => name.Contains(", Version=", StringComparison.Ordinal);
}
