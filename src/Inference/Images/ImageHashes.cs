using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Runs.Caching;
using QualityGate.TestData.Images;

namespace QualityGate.Inference.Images;

/// <summary>
/// The hashes of images. They are cached with the times and sizes of the files, so that what has not changed is not read again.
/// </summary>
/// <param name="cacheFolder">The folder of the cache.</param>
/// <param name="kind">The kind of hash, which names the file in the cache.</param>
/// <param name="hashOf">Hashes a file.</param>
internal sealed class ImageHashes(string cacheFolder, string kind, Func<string, string> hashOf)
{
    /// <summary>The hash of an image that cannot be read.</summary>
    public const string Absent = RecordedFile.Absent;

    /// <summary>The hash of an empty file, and of a pipe, which is not opened: it would wait for a writer.</summary>
    public const string Empty = "empty";

    private const int ReportEach = 5000;

    /// <summary>The hash of each image; <see cref="Absent"/> for one that cannot be read.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public ImmutableArray<string> Of(ImageRequest request, ImmutableArray<ImageFile> files, CancellationToken cancellationToken)
    {
        var begun = DateTime.UtcNow;
        var cache = Path.Combine(cacheFolder, $"{kind}-{Name(request.Data.Path.FullPath)}.txt");
        var known = Read(cache);
        var taken = new RecordedFile[files.Length];
        var done = 0;
        Parallel.For(
            0,
            files.Length,
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            place =>
            {
                taken[place] = Take(files[place].FullPath, begun, known);
                if (Interlocked.Increment(ref done) % ReportEach == 0)
                {
                    request.Progress?.Report(FormattableString.Invariant($"{request.Name}: {done} of {files.Length} images looked at"));
                }
            }
        );
        Write(cache, taken);
        return [.. taken.Select(file => file.Content)];
    }

    private RecordedFile Take(string path, DateTime begun, Dictionary<string, RecordedFile> known)
    {
        try
        {
            // Of a link the stamp would be its own, which stays when the file that it leads to is changed.
            var stamp = FileStamp.Of(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
            if (known.TryGetValue(path, out var earlier) && earlier.IsLasting && earlier.Stamp == stamp)
            {
                return earlier;
            }

            return new RecordedFile(path, stamp, stamp.Size == 0 ? Empty : hashOf(path), stamp.IsLasting(begun));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new RecordedFile(path, FileStamp.Never, RecordedFile.Absent, IsLasting: false);
        }
    }

    private static Dictionary<string, RecordedFile> Read(string cache)
    {
        var known = new Dictionary<string, RecordedFile>(StringComparer.Ordinal);
        try
        {
            foreach (var file in File.Exists(cache) ? File.ReadLines(cache).Select(RecordedFile.Parse).OfType<RecordedFile>() : [])
            {
                known[file.Path] = file;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            known.Clear();
        }

        return known;
    }

    // A cache that cannot be written costs time only.
    private static void Write(string cache, RecordedFile[] files)
    {
        try
        {
            ReportFile.Update(cache, string.Concat(files.Select(file => $"{file}\n")));
        }
        catch (QualityGateException)
        {
            // The next run reads all images again.
        }
    }

    private static string Name(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];
}
