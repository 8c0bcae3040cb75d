using System.Collections.Immutable;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Text;

namespace QualityGate.Reports.History;

/// <summary>
/// The history on disk: a file of JSON lines, the oldest first, that only ever grows. What is read of it is its end, however long it is.
/// </summary>
internal static class HistoryFile
{
    /// <summary>The number of lines that are read.</summary>
    public const int MostLines = 1000;

    // The file is read backwards in pieces; reading stops at a line longer than a piece.
    private const int PieceLength = 1 << 16;
    private const long MostBytes = 64L << 20;
    private const int MostAttempts = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Reads the latest lines.</summary>
    /// <param name="path">The file, which need not be there yet.</param>
    /// <returns>The lines, the oldest first, and a warning where some are none.</returns>
    /// <exception cref="QualityGateException">It cannot be read, or is no file that could grow (QG0085).</exception>
    public static (ImmutableArray<HistoryPoint> Points, Diagnostic? Warning) Read(InputPath path)
    {
        try
        {
            if (!File.Exists(path.FullPath))
            {
                return Directory.Exists(path.FullPath) ? throw Unusable(path, "is a folder; name a file in it") : ([], null);
            }

            // A pipe has no length either, and opening one to read may wait forever.
            if (new FileInfo(path.FullPath).Length == 0)
            {
                return ([], null);
            }

            using var stream = Open(path, FileAccess.Read);
            return Parse(path, ReadEnd(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, $"cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Adds lines at the end, in one go, so that those of two runs at a time do not mix.</summary>
    /// <exception cref="QualityGateException">They cannot be written (QG0085).</exception>
    public static void Append(InputPath path, IEnumerable<HistoryPoint> points)
    {
        var lines = string.Concat(points.Select(HistoryJson.Write));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path.FullPath)!);
            using var stream = Open(path, FileAccess.ReadWrite);
            if (!IsFile(stream))
            {
                throw Unusable(path, "is a pipe or a device; a history is a file, which is read and grows");
            }

            // A line that was cut off stays what it is: the next begins below it.
            var isCut = false;
            if (stream.Length > 0)
            {
                stream.Seek(-1, SeekOrigin.End);
                isCut = stream.ReadByte() != '\n';
            }

            stream.Seek(0, SeekOrigin.End);
            stream.Write(Encoding.UTF8.GetBytes(isCut ? $"\n{lines}" : lines));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unusable(path, $"cannot be written: {e.Message}", e);
        }
    }

    private static FileStream Open(InputPath path, FileAccess access)
    {
        // A run that writes has the file alone, for milliseconds.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return access == FileAccess.Read
                    ? new FileStream(path.FullPath, FileMode.Open, access, FileShare.Read, bufferSize: 0)
                    : new FileStream(path.FullPath, FileMode.OpenOrCreate, access, FileShare.None, bufferSize: 0);
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                Thread.Sleep(Pause);
            }
        }
    }

    // Pipes and devices have no length, as an empty file; but only a file can be cut to a length.
    private static bool IsFile(FileStream stream)
    {
        try
        {
            if (!stream.CanSeek)
            {
                return false;
            }

            if (stream.Length == 0)
            {
                stream.SetLength(0);
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static byte[] ReadEnd(FileStream stream)
    {
        var length = stream.Length;
        var begin = length;
        var breaks = 0;
        var piece = new byte[PieceLength];
        while (begin > 0 && breaks <= MostLines && length - begin < MostBytes)
        {
            var size = (int)Math.Min(PieceLength, begin);
            begin -= size;
            stream.Seek(begin, SeekOrigin.Begin);
            stream.ReadExactly(piece, 0, size);
            breaks += piece.AsSpan(0, size).Count((byte)'\n');
        }

        var end = new byte[length - begin];
        stream.Seek(begin, SeekOrigin.Begin);
        stream.ReadExactly(end);

        // The first line is whole only at the beginning of the file.
        return begin == 0 ? end : end[(Array.IndexOf(end, (byte)'\n') + 1)..];
    }

    private static (ImmutableArray<HistoryPoint> Points, Diagnostic? Warning) Parse(InputPath path, byte[] end)
    {
        var points = new List<HistoryPoint>();
        var damaged = 0;
        foreach (var range in end.AsSpan().Split((byte)'\n'))
        {
            var line = end.AsSpan(range).Trim(" \t\r"u8);
            if (line.IsEmpty)
            {
                continue;
            }

            if (HistoryJson.Read(line) is { } point)
            {
                points.Add(point);
            }
            else
            {
                damaged++;
            }
        }

        if (points.Count == 0 && damaged > 0)
        {
            throw Unusable(path, "holds no line of a history, and is left alone; name another file");
        }

        return (
            [.. points.Skip(points.Count - MostLines)],
            damaged == 0
                ? null
                : Diagnostic.Warning(
                    DiagnosticCodes.HistoryDamaged,
                    path.Whole(),
                    $"{Noun.Count(damaged, "line")} of the history {(damaged == 1 ? "is" : "are")} cut off, damaged or of a later version, "
                        + "and passed over; remove them to be rid of this warning."
                )
        );
    }

    private static QualityGateException Unusable(InputPath path, string why, Exception? cause = null)
    {
        var diagnostic = Diagnostic.Error(DiagnosticCodes.HistoryUnusable, path.NamedAt, $"the history '{path.FullPath}' {why}.");
        return cause is null ? new QualityGateException(diagnostic) : new QualityGateException(diagnostic, cause);
    }
}
