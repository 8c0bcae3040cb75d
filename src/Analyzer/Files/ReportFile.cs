using System.Text;
using QualityGate.Diagnostics;

namespace QualityGate.Files;

/// <summary>
/// Writes a report so that nobody ever finds half of one: beside its place first, then by renaming. Links stay, and devices and pipes are
/// written into.
/// </summary>
internal static class ReportFile
{
    /// <summary>Writes a text as UTF-8 without a byte order mark, and makes the folder where it is missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its content.</param>
    /// <exception cref="QualityGateException">The file cannot be written (QG0015); an earlier one is then removed, for it speaks of another
    /// run.</exception>
    public static void Write(string path, string text) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes a file through a stream, and makes the folder where it is missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content; where it fails, no file is there.</param>
    /// <exception cref="QualityGateException">The file cannot be written (QG0015).</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(write);
        if (UrlPath.Find(path) is { } url)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.UrlAsPath,
                    new SourceLocation(path),
                    $"'{url}' is a URL, to which no report is written; write it to a file, and upload that."
                )
            );
        }

        try
        {
            var place = ReportPlace.Of(path);
            if (!place.TryWriteInto(write))
            {
                Replace(place.Real, write);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw NotWritten(path, e);
        }
    }

    /// <summary>A report that cannot be written, and why.</summary>
    internal static QualityGateException NotWritten(string path, Exception cause) =>
        new(
            Diagnostic.Error(DiagnosticCodes.ReportNotWritten, new SourceLocation(path), $"the report cannot be written: {cause.Message}"),
            cause
        );

    /// <summary>Writes a text where it is not there already, so that the time of a file tells when its content changed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its content.</param>
    /// <exception cref="QualityGateException">The file cannot be written (QG0015).</exception>
    public static void Update(string path, string text)
    {
        if (!Holds(path, text))
        {
            Write(path, text);
        }
    }

    private static void Replace(string file, Action<Stream> write)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            if (Directory.Exists(file))
            {
                throw new IOException($"'{file}' is a folder; name a file in it.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using (var stream = File.Create(temporary))
            {
                write(stream);
            }

            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception e)
        {
            TryDelete(temporary);
            TryDelete(file);
            if (e is IOException or UnauthorizedAccessException)
            {
                throw new IOException(e.Message.Replace(temporary, file, StringComparison.Ordinal), e);
            }

            throw;
        }
    }

    private static bool Holds(string path, string text)
    {
        try
        {
            return File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Deletes a file if that can be done.</summary>
    internal static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file that could not be written can seldom be deleted; the error that is about to be reported says why.
        }
    }
}
