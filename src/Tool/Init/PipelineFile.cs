using System.Collections.Immutable;
using System.Text.RegularExpressions;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Tool.Init;

/// <summary>The pipelines that can be written: those of docs/ci.md, which a test compares.</summary>
internal static partial class PipelineFile
{
    private static readonly ImmutableArray<(string System, string File)> Known =
    [
        ("github", ".github/workflows/quality-gate.yml"),
        ("azure", "azure-pipelines.quality-gate.yml"),
        ("gitlab", ".gitlab-ci.yml"),
    ];

    /// <summary>The names of the systems.</summary>
    public static IEnumerable<string> Systems => Known.Select(known => known.System);

    /// <summary>The text of a pipeline.</summary>
    /// <param name="system">A name of <see cref="Systems"/>.</param>
    /// <param name="thresholds">The thresholds.yml, relative to the root of the repository.</param>
    public static string Text(string system, string thresholds) =>
        EmbeddedText
            .Read($"Init.{system}.yml")
            .Replace(" check", thresholds == "thresholds.yml" ? " check" : $" check {thresholds}", StringComparison.Ordinal);

    /// <summary>Writes a pipeline where none is yet.</summary>
    /// <param name="system">A name of <see cref="Systems"/>.</param>
    /// <param name="thresholds">The full path of the thresholds.yml.</param>
    /// <returns>The file; and a warning where nothing is written.</returns>
    /// <exception cref="QualityGateException">The file cannot be written (QG0015); the thresholds.yml, which stays, is named.</exception>
    public static (string File, Diagnostic? Warning) Write(string system, string thresholds)
    {
        var root = RootOf(thresholds);
        var file = Path.Combine(root, Known.First(known => known.System == system).File.Replace('/', Path.DirectorySeparatorChar));
        var relative = ReportPath.WithSlashes(Path.GetRelativePath(root, thresholds));
        var text = Text(system, relative);
        var why =
            File.Exists(file) && !IsSame(file, text) ? "the file is there already, and is not changed"
            : !Plain().IsMatch(relative) ? $"no pipeline is written, as the path '{relative}' needs quotes that no shell understands alike"
            : null;
        if (why is not null)
        {
            return (
                file,
                Diagnostic.Warning(
                    DiagnosticCodes.PipelineKept,
                    new SourceLocation(file),
                    $"{why}; add the step 'qualitygate check' by hand; docs/ci.md has pipelines to take it from."
                )
            );
        }

        KeptFile.Replace(file, text, $"'{Path.GetFileName(thresholds)}' is written and stays; the pipeline", new SourceLocation(file));
        return (file, null);
    }

    // A pipeline of an earlier run is written again: nothing is left to be added by hand.
    private static bool IsSame(string file, string text)
    {
        try
        {
            return File.ReadAllText(file).ReplaceLineEndings("\n") == text.ReplaceLineEndings("\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Pipelines lie in the root of a repository, wherever the gate is.
    private static string RootOf(string thresholds)
    {
        var folder = Path.GetDirectoryName(thresholds)!;
        return RepositoryRoot.Find(folder) ?? folder;
    }

    [GeneratedRegex("^[A-Za-z0-9_][A-Za-z0-9_./-]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();
}
