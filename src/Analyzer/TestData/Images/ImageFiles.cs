using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.TestData.Images;

/// <summary>
/// Finds the images of a test set, in ordinal order of their names. Whatever lies in a class's folder is an image, but for hidden files and
/// kinds of files that never are: what cannot be decoded is then counted, not passed over.
/// </summary>
internal static class ImageFiles
{
    private static readonly HashSet<string> NoImages = new(StringComparer.OrdinalIgnoreCase)
    {
        ".txt",
        ".csv",
        ".tsv",
        ".json",
        ".xml",
        ".md",
        ".yml",
        ".yaml",
        ".html",
        ".log",
        ".ini",
        ".db",
        ".py",
        ".sha256",
        ".md5",
    };

    private static readonly HashSet<string> NotDecoded = new(StringComparer.OrdinalIgnoreCase)
    {
        ".tif",
        ".tiff",
        ".heic",
        ".heif",
        ".avif",
        ".jp2",
        ".jxl",
        ".psd",
        ".svg",
        ".pdf",
        ".dcm",
        ".npy",
        ".npz",
    };

    /// <summary>Finds the images.</summary>
    /// <exception cref="QualityGateException">There are none, or some belong to no class; or the list cannot be read.</exception>
    public static ImmutableArray<ImageFile> Of(ImageTestData data, CancellationToken cancellationToken)
    {
        var files = data.List is { } list ? ImageList.Read(list, data.Folder, cancellationToken) : InFolder(data.Folder!);
        if (files.FirstOrDefault(file => NotDecoded.Contains(Path.GetExtension(file.Name))) is { } foreign)
        {
            throw Failure(
                data.Path,
                $"'{foreign.Name}' is of a kind that is not decoded; JPEG, PNG, WebP, BMP and GIF are. Convert such images to PNG, for "
                    + "which none of their numbers changes, or remove them."
            );
        }

        return files.IsEmpty
            ? throw Failure(data.Path, $"there are no images in '{data.Path.FullPath}'; put them into a folder per class.")
            : files;
    }

    /// <summary>The full paths of all files and folders that decide which images there are; fewer where they cannot be listed.</summary>
    public static IEnumerable<string> Inputs(ImageTestData data)
    {
        IEnumerable<string> named = new[] { data.Folder, data.List, data.Settings.Preprocessor }
            .OfType<InputPath>()
            .Select(path => path.FullPath);
        try
        {
            var folders =
                data.List is null && Directory.Exists(data.Folder?.FullPath)
                    ? ImageFolder.Of(data.Folder.FullPath).Folders
                    : ImmutableArray<string>.Empty;
            return named.Concat(folders).Concat(Of(data, CancellationToken.None).Select(file => file.FullPath)).ToArray();
        }
        catch (Exception e) when (e is QualityGateException or IOException or UnauthorizedAccessException)
        {
            return named;
        }
    }

    private static ImmutableArray<ImageFile> InFolder(InputPath folder)
    {
        var root = folder.FullPath;
        if (!Directory.Exists(root))
        {
            throw new QualityGateException(
                UrlPath.Refuse(root, folder.NamedAt)
                    ?? Diagnostic.Error(
                        DiagnosticCodes.NoImages,
                        folder.NamedAt,
                        File.Exists(root)
                            ? $"'{root}' is a file; name the folder of the images, or a list of them with 'list:'."
                            : $"'{root}', the folder of images, is not there.{NearbyPath.HintForFolder(root)}"
                    )
            );
        }

        try
        {
            string[] names = [.. ImageFolder.Of(root).Files.Where(IsImage).Order(StringComparer.Ordinal)];
            if (names.FirstOrDefault(name => name.Any(char.IsControl)) is { } odd)
            {
                throw Failure(folder, $"the name '{odd}' holds a line break or another control character; rename the file.");
            }

            return names.FirstOrDefault(name => !name.Contains('/', StringComparison.Ordinal)) is { } lone
                ? throw Failure(folder, $"'{lone}' lies in no class's folder; move it into one, or out of '{root}'.")
                :
                [
                    .. names.Select(name => new ImageFile(
                        Path.Combine(root, name),
                        name,
                        name[..name.IndexOf('/', StringComparison.Ordinal)],
                        folder.NamedAt
                    )),
                ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(folder, $"the images in '{root}' cannot be listed: {e.Message}", e);
        }
    }

    private static bool IsImage(string name) => !NoImages.Contains(Path.GetExtension(name));

    private static QualityGateException Failure(InputPath path, string message, Exception? cause = null) =>
        new(Diagnostic.Error(DiagnosticCodes.NoImages, path.NamedAt, message), cause);
}
