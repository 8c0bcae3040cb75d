using System.Globalization;

namespace QualityGate.Files;

/// <summary>Says how far the reading of large files is, every few per cent.</summary>
/// <param name="name">The name of what is read.</param>
/// <param name="total">The number of bytes of all files together.</param>
/// <param name="progress">Is told; null where nobody watches.</param>
internal sealed class ReadingProgress(string name, long total, IProgress<string>? progress)
{
    // Files below this size are read without reporting progress.
    private const long Small = 16 << 20;
    private const int Steps = 50;

    private long done;
    private long said;

    /// <summary>Counts bytes that have been read. Threads may call it at once.</summary>
    public void Add(long bytes)
    {
        var now = Interlocked.Add(ref done, bytes);
        if (progress is null || total < Small || now - Volatile.Read(ref said) < total / Steps)
        {
            return;
        }

        Volatile.Write(ref said, now);
        progress.Report(
            string.Create(CultureInfo.InvariantCulture, $"{name}: {Math.Min(100, 100 * now / total)} % of {total >> 20} MiB read")
        );
    }
}
