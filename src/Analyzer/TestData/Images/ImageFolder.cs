using System.Collections.Immutable;
using QualityGate.Files;

namespace QualityGate.TestData.Images;

/// <summary>The files below a folder of images. Links are followed, but no folder twice: a circle would count images again.</summary>
internal sealed class ImageFolder
{
    private const int DeepestFolder = 16;

    private readonly string root;
    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);
    private readonly ImmutableArray<string>.Builder files = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder folders = ImmutableArray.CreateBuilder<string>();

    private ImageFolder(string root)
    {
        this.root = root;
        Walk(new DirectoryInfo(root), FollowedPath.Of(root).Real, string.Empty, 0);
    }

    /// <summary>The names of all files, from the folder on, with <c>/</c> between.</summary>
    public ImmutableArray<string> Files => files.ToImmutable();

    /// <summary>The full paths of all folders in it.</summary>
    public ImmutableArray<string> Folders => folders.ToImmutable();

    /// <summary>Lists a folder; what is hidden is left out.</summary>
    /// <exception cref="IOException">A folder cannot be listed, is reached twice, or lies too deep.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be listed.</exception>
    public static ImageFolder Of(string root) => new(root);

    private void Walk(DirectoryInfo folder, string real, string name, int depth)
    {
        if (!seen.TryAdd(real, name))
        {
            throw new IOException(
                $"'{name}' leads to the folder that is also '{(seen[real].Length == 0 ? root : seen[real])}', so that images would count "
                    + "twice; remove the link"
            );
        }

        if (depth > DeepestFolder)
        {
            throw new IOException($"'{name}' lies more than {DeepestFolder} folders deep");
        }

        foreach (var entry in folder.EnumerateFileSystemInfos().Where(entry => !entry.Name.StartsWith('.')))
        {
            var path = name.Length == 0 ? entry.Name : $"{name}/{entry.Name}";
            if (entry is not DirectoryInfo below)
            {
                files.Add(path);
                continue;
            }

            folders.Add(below.FullName);
            Walk(below, below.LinkTarget is null ? Path.Combine(real, below.Name) : FollowedPath.Of(below.FullName).Real, path, depth + 1);
        }
    }
}
