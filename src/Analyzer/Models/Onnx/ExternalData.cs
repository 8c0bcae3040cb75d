using QualityGate.Files;

namespace QualityGate.Models.Onnx;

/// <summary>
/// Finds the data files that a model names. The name is input from outside: it must not lead out of the model's folder,
/// neither by itself nor by a link.
/// </summary>
internal static class ExternalData
{
    /// <summary>Opens a data file.</summary>
    /// <exception cref="ExternalDataException">The location is refused, or there is no such file.</exception>
    public static BinaryInput Open(string modelPath, string location, CancellationToken cancellationToken = default)
    {
        var path = Locate(modelPath, location);
        try
        {
            return File.Exists(path)
                ? Checked(BinaryInput.Open(path, cancellationToken), location)
                : throw new ExternalDataException(
                    $"its data file '{location}' is not there; keep it beside the model, under the name that it was exported with"
                );
        }
        catch (Exception e) when (e is (IOException or UnauthorizedAccessException or InvalidDataException) and not ExternalDataException)
        {
            throw new ExternalDataException($"its data file '{location}' cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>The full path of a data file, whether or not it is there.</summary>
    /// <exception cref="ExternalDataException">The location is refused.</exception>
    public static string Locate(string modelPath, string location)
    {
        var folder = Path.GetDirectoryName(modelPath)!;
        if (
            location.Length == 0
            || location.Contains('\0', StringComparison.Ordinal)
            || location.Contains(':', StringComparison.Ordinal)
            || Path.IsPathRooted(location)
            || location[0] is '/' or '\\'
        )
        {
            throw new ExternalDataException($"its data file '{location}' is not a path below the model's folder; only such are read");
        }

        var segments = location.Split('/', '\\');
        if (segments.Contains(".."))
        {
            throw new ExternalDataException($"its data file '{location}' leaves the model's folder; only files below it are read");
        }

        var path = Path.Combine([folder, .. segments]);
        RefuseLinkOut(folder, path, location);
        return path;
    }

    private static BinaryInput Checked(BinaryInput input, string location)
    {
        if (!input.Head(60).AsSpan().StartsWith("version https://git-lfs.github.com/spec/"u8))
        {
            return input;
        }

        input.Dispose();
        throw new ExternalDataException($"its data file '{location}' is a Git LFS pointer, not the data itself; run 'git lfs pull'");
    }

    private static void RefuseLinkOut(string folder, string path, string location)
    {
        FollowedPath home,
            end;
        try
        {
            (home, end) = (FollowedPath.Of(folder), FollowedPath.Of(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ExternalDataException($"its data file '{location}' cannot be opened: {e.Message}", e);
        }

        // (Only the root ends in a separator already.)
        var below = Path.EndsInDirectorySeparator(home.Real) ? home.Real : home.Real + Path.DirectorySeparatorChar;
        if (!end.Real.StartsWith(below, StringComparison.Ordinal))
        {
            throw new ExternalDataException($"its data file '{location}' is a link out of the model's folder; put the file itself there");
        }
    }
}

/// <summary>A data file of a model is refused, or is not there.</summary>
internal sealed class ExternalDataException(string message, Exception? cause = null) : IOException(message, cause);
