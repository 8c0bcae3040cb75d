using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Reports.Interchange;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Ci;

/// <summary>
/// Writes diagnostics as the log lines from which a CI system makes annotations: marks at the line of the file, in the
/// summary of the run and in the changes of a pull request.
/// </summary>
internal static class Annotations
{
    /// <summary>Writes what the system that this process runs in understands.</summary>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="variable">Looks up an environment variable, as <see cref="Environment.GetEnvironmentVariable(string)"/> does.</param>
    /// <returns>The lines, without line breaks; none outside of such a system.</returns>
    public static ImmutableArray<string> Write(IEnumerable<Diagnostic> diagnostics, Func<string, string?> variable)
    {
        var system = CiSystem.Detect(variable);
        return Write(diagnostics, system, system.Root(variable));
    }

    /// <summary>Writes what the system that this process runs in understands of a result.</summary>
    /// <param name="result">The result. One that was read from a report names files from its own folder, wherever it is read.</param>
    /// <param name="variable">Looks up an environment variable.</param>
    public static ImmutableArray<string> Write(GateResult result, Func<string, string?> variable)
    {
        var root = CiSystem.Detect(variable).Root(variable);
        Diagnostic Place(Diagnostic diagnostic) =>
            root is null || result.Folder.Length > 0
                ? diagnostic
                : diagnostic with
                {
                    Location = diagnostic.Location with { File = Path.Combine(root, RepositoryPath.Of(result, diagnostic.Location.File)) },
                };
        return Write(result.AllDiagnostics.Select(Place), variable);
    }

    /// <summary>Writes what a system understands.</summary>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="system">The system.</param>
    /// <param name="root">The folder of the checkout: files are named from there. Null leaves their names as they are.</param>
    /// <returns>
    /// The lines, without line breaks: errors first, because GitHub shows ten of each kind and step, and what is suppressed or a note last,
    /// as notices where the system has such; none for <see cref="CiSystem.None"/>.
    /// </returns>
    public static ImmutableArray<string> Write(IEnumerable<Diagnostic> diagnostics, CiSystem system, string? root)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        Func<Diagnostic, string, string>? write = system switch
        {
            CiSystem.GitHub => GitHub,
            CiSystem.Azure => Azure,
            _ => null,
        };
        return write is null
            ? []
            :
            [
                .. diagnostics
                    .Where(diagnostic => !diagnostic.IsAside || system == CiSystem.GitHub)
                    .OrderBy(diagnostic => diagnostic.IsAside)
                    .ThenBy(diagnostic => diagnostic.Severity)
                    .Select(diagnostic => write(diagnostic, FileFrom(root, diagnostic.Location.File))),
            ];
    }

    private static string GitHub(Diagnostic diagnostic, string file)
    {
        var properties = Properties(
            ("file", file),
            ("line", Number(diagnostic.Location.Line)),
            ("col", Number(diagnostic.Location.Column)),
            ("title", diagnostic.Code)
        );
        var written = string.Join(',', properties.Select(property => $"{property.Name}={GitHubProperty(property.Value)}"));
        return $"::{Kind(diagnostic)} {written}::{GitHubData(diagnostic.Message + Exception(diagnostic))}";
    }

    private static string Exception(Diagnostic diagnostic) =>
        diagnostic.Suppression is { } granted ? $" ({Suppression.Describe(granted.Reason, granted.Expires)})" : string.Empty;

    private static string Azure(Diagnostic diagnostic, string file)
    {
        var properties = Properties(
            ("type", Kind(diagnostic)),
            ("sourcepath", file),
            ("linenumber", Number(diagnostic.Location.Line)),
            ("columnnumber", Number(diagnostic.Location.Column)),
            ("code", diagnostic.Code)
        );
        var written = string.Join(';', properties.Select(property => $"{property.Name}={AzureProperty(property.Value)}"));
        return $"##vso[task.logissue {written}]{AzureData(diagnostic.Message)}";
    }

    // The sign of escapes comes first: what stands for another sign must not be escaped again.
    private static string GitHubData(string text) => LineBreaks(text.Replace("%", "%25", StringComparison.Ordinal));

    private static string GitHubProperty(string text) =>
        GitHubData(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string AzureData(string text) => LineBreaks(text.Replace("%", "%AZP25", StringComparison.Ordinal));

    private static string AzureProperty(string text) =>
        AzureData(text).Replace("]", "%5D", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal);

    // Letters that nobody sees would make one file's name look like another's.
    private static string LineBreaks(string text) =>
        string.Join("%0A", text.Split('\n').Select(line => string.Join("%0D", line.Split('\r').Select(part => SingleLine.Of(part)))));

    // Azure has no word for what is neither error nor warning, and gets no line for it.
    private static string Kind(Diagnostic diagnostic) =>
        diagnostic.IsAside ? "notice"
        : diagnostic.Severity == Severity.Error ? "error"
        : "warning";

    private static string Number(int position) => position == 0 ? string.Empty : position.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<(string Name, string Value)> Properties(params (string Name, string Value)[] all) =>
        all.Where(property => property.Value.Length > 0);

    // A file that lies elsewhere, or on another drive, is named in full: the system shows it without a link.
    private static string FileFrom(string? root, string file)
    {
        var relative = root is null ? file : Path.GetRelativePath(root, file);
        var isElsewhere = relative == ".." || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return ReportPath.WithSlashes(
            !isElsewhere ? relative
            : Path.IsPathRooted(file) ? Path.GetFullPath(file)
            : file
        );
    }
}
