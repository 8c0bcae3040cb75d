using System.Collections.Immutable;
using System.IO.Enumeration;

namespace QualityGate.Initialisation.Finding;

/// <summary>The files of a repository that people wrote or trained: not those of tools, builds and environments.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "venv", "site-packages", "__pycache__"];

    /// <summary>
    /// Lists the files below a folder, in ordinal order. Hidden folders, links to folders and what may not be read are left out.
    /// </summary>
    public static ImmutableArray<string> Below(string folder, CancellationToken cancellationToken)
    {
        var files = new FileSystemEnumerable<string>(
            folder,
            (ref FileSystemEntry entry) => entry.ToFullPath(),
            new EnumerationOptions
            {
                RecurseSubdirectories = true,
                AttributesToSkip = FileAttributes.None,
                IgnoreInaccessible = true,
            }
        )
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName is not ['.', ..],
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                entry.FileName is not ['.', ..]
                && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint)
                && !Skipped.Contains(entry.FileName.ToString(), StringComparer.OrdinalIgnoreCase),
        };
        var found = new List<string>();
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.Add(file);
        }

        found.Sort(StringComparer.Ordinal);
        return [.. found];
    }
}
