using System.Collections.Immutable;
using QualityGate.Files;

namespace QualityGate.Initialisation.Finding;

/// <summary>
/// Says which files may belong to which model: those in its folder and below, and those that lie in no other model's folder. The files of
/// <c>models/a/</c> are never those of <c>models/b/model.onnx</c>.
/// </summary>
/// <param name="models">The full paths of all models.</param>
internal sealed class Ownership(IEnumerable<string> models)
{
    private readonly ImmutableHashSet<string> folders = [.. models.Select(model => Path.GetDirectoryName(model)!)];

    /// <summary>The files that may be a model's, the nearest first.</summary>
    public ImmutableArray<string> Visible(string model, IEnumerable<string> files)
    {
        var folder = Path.GetDirectoryName(model)!;
        return
        [
            .. files
                .Where(file => OwnerOf(file) is not { } owner || owner == folder || IsAbove(owner, folder))
                .OrderBy(file => Steps(folder, file))
                .ThenBy(file => file, StringComparer.Ordinal),
        ];
    }

    // The nearest folder with a model, from the file's own upwards.
    private string? OwnerOf(string file)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (folders.Contains(folder))
            {
                return folder;
            }
        }

        return null;
    }

    private static bool IsAbove(string above, string folder) => CommonFolder.Of([above + "/x", folder + "/x"]) == above;

    // Up from the model's folder, until the file lies below.
    private static int Steps(string folder, string file)
    {
        var steps = 0;
        for (
            var current = folder;
            current is not null && !IsAbove(current, Path.GetDirectoryName(file)!);
            current = Path.GetDirectoryName(current)
        )
        {
            steps++;
        }

        return steps;
    }
}
