using System.Collections.Immutable;
using System.IO.Enumeration;
using Microsoft.Extensions.FileSystemGlobbing;

namespace QualityGate.Files;

/// <summary>A path with <c>*</c> or <c>**</c> in it, which stands for all files that match.</summary>
internal static class FilePattern
{
    /// <summary>True when a path is a pattern.</summary>
    /// <param name="path">A path.</param>
    /// <returns>True when it has a star.</returns>
    public static bool IsPattern(string path) =>
        path?.Contains('*', StringComparison.Ordinal) ?? throw new ArgumentNullException(nameof(path));

    /// <summary>
    /// The files that match, in ordinal order. Links to files are followed; links to folders are not, for they may lead in circles.
    /// </summary>
    /// <param name="folder">The folder that the pattern is relative to.</param>
    /// <param name="pattern">The pattern.</param>
    /// <returns>The files, none where the pattern's folder does not exist; those that would match in another case; and the folders that
    /// were looked into.</returns>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be listed.</exception>
    public static PatternResult Find(string folder, string pattern)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(pattern);

        // Up to the first segment with a star, the pattern is a path like any other: it may be absolute, or lead upwards.
        var segments = pattern.Replace('\\', '/').Split('/');
        var fixedSegments = segments.TakeWhile(segment => !IsPattern(segment)).ToArray();
        var root = fixedSegments.Length == 0 ? folder : Path.GetFullPath(string.Join('/', fixedSegments) + "/", folder);
        var rest = string.Join('/', segments.Skip(fixedSegments.Length));
        if (!Directory.Exists(root))
        {
            return new PatternResult([], [root]);
        }

        var deep = rest.Contains('/', StringComparison.Ordinal);

        // Folders first: a file that is added meanwhile makes its folder newer than it is said to be here.
        string[] folders = deep ? [root, .. List(root, deep, foldersOnly: true)] : [root];
        string[] files = [.. List(root, deep, foldersOnly: false)];
        var matches = Match(root, rest, files, StringComparison.Ordinal);
        return new PatternResult(matches, [.. folders.Order(StringComparer.Ordinal)])
        {
            InOtherCase = [.. Match(root, rest, files, StringComparison.OrdinalIgnoreCase).Except(matches)],
        };
    }

    private static ImmutableArray<PatternMatch> Match(string root, string pattern, string[] files, StringComparison comparison) =>
        [
            .. new Matcher(comparison)
                .AddInclude(pattern)
                .Match(root, files)
                .Files.Select(match => new PatternMatch(Path.GetFullPath(match.Path, root), match.Path))
                .OrderBy(match => match.FullPath, StringComparer.Ordinal),
        ];

    private static FileSystemEnumerable<string> List(string root, bool deep, bool foldersOnly) =>
        new(
            root,
            (ref FileSystemEntry entry) => entry.ToFullPath(),
            new EnumerationOptions
            {
                RecurseSubdirectories = deep,
                AttributesToSkip = FileAttributes.None,
                IgnoreInaccessible = false,
            }
        )
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => entry.IsDirectory ? foldersOnly && !IsLink(ref entry) : !foldersOnly,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
        };

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}

/// <summary>The files that a pattern stands for.</summary>
/// <param name="Files">The files, in ordinal order.</param>
/// <param name="Folders">The folders that were looked into: when one of them changes, the files may be others.</param>
internal sealed record PatternResult(ImmutableArray<PatternMatch> Files, ImmutableArray<string> Folders)
{
    /// <summary>The files that would match if upper and lower case were one, such as <c>birds.ONNX</c> for <c>*.onnx</c>.</summary>
    public ImmutableArray<PatternMatch> InOtherCase { get; init; } = [];
}

/// <summary>A file that a pattern stands for.</summary>
/// <param name="FullPath">The full path.</param>
/// <param name="Name">The path below the part of the pattern that has no star, with slashes: what tells it from the others.</param>
internal sealed record PatternMatch(string FullPath, string Name);
