using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Configuration;

/// <summary>The place that a baseline is read from: a file, or a file as it stands in a commit of git.</summary>
/// <param name="Text">The place as it was written, such as <c>quality-baseline.json</c> or <c>git:origin/main</c>.</param>
/// <param name="File">The file; in git, the file that it would be in the working folder.</param>
/// <param name="Folder">The folder that its path is relative to.</param>
internal sealed record BaselineSource(string Text, InputPath File, string Folder)
{
    private const string GitPrefix = "git:";

    /// <summary>The name of the file where only a commit is named.</summary>
    public const string DefaultFile = "quality-baseline.json";

    /// <summary>The commit, such as <c>origin/main</c>; null for a file of the working folder.</summary>
    public string? Commit { get; private init; }

    /// <summary>True when the file must be there: nobody names one for a single run that does not exist yet.</summary>
    public bool IsRequired { get; init; }

    /// <summary>True when a text names a baseline in a commit.</summary>
    public static bool IsOfCommit(string? text) => text?.StartsWith(GitPrefix, StringComparison.Ordinal) == true;

    /// <summary>Reads the text behind <c>baseline:</c>.</summary>
    /// <param name="text">A path, <c>git:REF</c> or <c>git:REF:path</c>.</param>
    /// <param name="folder">The folder that paths are relative to.</param>
    /// <param name="place">The place of the text.</param>
    /// <exception cref="QualityGateException">It names no baseline (QG0046).</exception>
    public static BaselineSource Of(string text, string folder, SourceLocation place)
    {
        if (UrlPath.Refuse(text, place) is { } url)
        {
            throw new QualityGateException(url);
        }

        if (!IsOfCommit(text))
        {
            return new BaselineSource(text, new InputPath(Path.GetFullPath(text, folder), place), folder);
        }

        var (commit, path) = text[GitPrefix.Length..].Split(':', 2) is [var name, var rest]
            ? (name, rest)
            : (text[GitPrefix.Length..], DefaultFile);
        var fault =
            commit.Length == 0 ? "names no branch or commit"
            : commit[0] == '-' || commit.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter))
                ? $"'{commit}' is no name of a branch or commit"
            : path.Length == 0 ? "names no file behind its second colon"
            : Path.IsPathRooted(path) ? $"the file '{path}' must be relative to the folder of thresholds.yml"
            : null;
        return fault is null
            ? new BaselineSource(text, new InputPath(Path.GetFullPath(path, folder), place), folder) { Commit = commit }
            : throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.BaselineSourceInvalid,
                    place,
                    $"the baseline '{text}' cannot be used: {fault}; write a file, 'git:origin/main' or "
                        + $"'git:origin/main:folder/{DefaultFile}'."
                )
            );
    }
}
