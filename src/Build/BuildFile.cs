using System.Text;

namespace QualityGate.Build;

/// <summary>Files that builds write: beside their place and then renamed, so that nobody reads half of one.</summary>
internal static class BuildFile
{
    private const int Attempts = 5;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a text where another is, or nothing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its content.</param>
    /// <param name="isOutdated">Whether the time of the file is to change even if its content is the same.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Update(string path, string text, bool isOutdated = false)
    {
        if (!isOutdated && File.Exists(path) && File.ReadAllText(path, Utf8) == text)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, text, Utf8);
            Rename(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    // Another build may write or remove the same file at the same time.
    private static void Rename(string from, string to)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (File.Exists(to))
                {
                    File.Replace(from, to, destinationBackupFileName: null);
                }
                else
                {
                    File.Move(from, to);
                }

                return;
            }
            catch (IOException) when (attempt < Attempts && File.Exists(from))
            {
                Thread.Sleep(attempt);
            }
        }
    }
}
