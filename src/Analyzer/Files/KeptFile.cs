using System.Text;
using QualityGate.Diagnostics;

namespace QualityGate.Files;

/// <summary>
/// A file that people keep under version control: written beside its place and renamed, so that a failure leaves the old one.
/// </summary>
internal static class KeptFile
{
    /// <summary>Writes a text as UTF-8 without a byte order mark, and makes the folder where it is missing. Links stay.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its content.</param>
    /// <param name="called">The name for it in the complaint.</param>
    /// <param name="place">The place that the complaint points at.</param>
    /// <exception cref="QualityGateException">It cannot be written (QG0015); an earlier one is still there.</exception>
    public static void Replace(string path, string text, string called, SourceLocation place)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            var real = File.Exists(path) ? FollowedPath.Of(path).Real : path;
            temporary = $"{real}.{Guid.NewGuid():N}.tmp";
            Directory.CreateDirectory(Path.GetDirectoryName(real)!);
            File.WriteAllBytes(temporary, Encoding.UTF8.GetBytes(text));
            File.Move(temporary, real, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ReportFile.TryDelete(temporary);
            throw NotWritten(called, place, e);
        }
    }

    /// <summary>The complaint that a file cannot be written.</summary>
    public static QualityGateException NotWritten(string called, SourceLocation place, Exception cause) =>
        new(Diagnostic.Error(DiagnosticCodes.ReportNotWritten, place, $"{called} cannot be written: {cause.Message}"), cause);
}
