using System.Security.Cryptography;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Runs.Baselines;

/// <summary>The file of a baseline on disk. It is written beside its place and renamed, so that a failure leaves the old one.</summary>
internal static class BaselineStore
{
    private const string Called = "the baseline";

    /// <summary>Reads what stands in the place of a new baseline; null for nothing, and for a baseline that is damaged.</summary>
    /// <exception cref="QualityGateException">It is something else, which is not overwritten (QG0046), or cannot be read.</exception>
    public static BaselineFile? ReadEarlier(string path, SourceLocation place)
    {
        try
        {
            if (!File.Exists(path))
            {
                return Directory.Exists(path) ? throw Refuse(path, place, "is a folder") : null;
            }

            var bytes = File.ReadAllBytes(path);
            return bytes.Length > 0 && bytes.AsSpan().IndexOf("\"baselineVersion\""u8) < 0
                ? throw Refuse(path, place, "is no baseline, and is not overwritten")
                : BaselineReader.Read(bytes, place);
        }
        catch (QualityGateException e) when (e.Diagnostics[0].Code is DiagnosticCodes.BaselineDamaged or DiagnosticCodes.BaselineTooNew)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw KeptFile.NotWritten(Called, place, e);
        }
    }

    /// <summary>
    /// Writes a baseline that rests on the one before. Gates of one build may share it and run at a time: each waits for the other.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="place">Where a complaint points at.</param>
    /// <param name="make">Makes it of the one before; null stands for none.</param>
    /// <returns>The one before, and the one that was written.</returns>
    /// <exception cref="QualityGateException">As for reading and writing.</exception>
    public static (BaselineFile? Before, BaselineFile Now) Replace(
        string path,
        SourceLocation place,
        Func<BaselineFile?, BaselineFile> make
    )
    {
        using var mutex = Acquire(path);
        try
        {
            var before = ReadEarlier(path, place);
            var now = make(before);
            Write(path, now, place);
            return (before, now);
        }
        finally
        {
            mutex?.ReleaseMutex();
        }
    }

    /// <summary>Writes a baseline.</summary>
    /// <exception cref="QualityGateException">It cannot be written (QG0015); an earlier one is still there.</exception>
    public static void Write(string path, BaselineFile file, SourceLocation place) =>
        KeptFile.Replace(path, BaselineJson.Write(file), Called, place);

    // Null where the system gives none, as with a folder of temporary files that cannot be written: few builds need it.
    private static Mutex? Acquire(string path)
    {
        Mutex mutex;
        try
        {
            var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..32];
            mutex = new Mutex(initiallyOwned: false, $"QualityGate-{name}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or WaitHandleCannotBeOpenedException)
        {
            return null;
        }

        try
        {
            mutex.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // A process that was stopped meanwhile has left the file whole: it is written beside its place.
        }

        return mutex;
    }

    private static QualityGateException Refuse(string path, SourceLocation place, string why) =>
        new(Diagnostic.Error(DiagnosticCodes.BaselineSourceInvalid, place, $"'{path}' {why}; name another file for the baseline."));
}
