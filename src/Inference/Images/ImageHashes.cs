using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Runs.Caching;
using QualityGate.TestData;

namespace QualityGate.Inference.Images;

/// <summary>
/// The hashes of images. They are remembered with the times and sizes of the files, so that what has not changed is not read again.
/// </summary>
/// <param name="cacheFolder">The folder of the memory.</param>
internal sealed class ImageHashes(string cacheFolder)
{
    private const int ReportEach = 5000;

    /// <summary>The SHA-256 of each image, in hexadecimal digits; <c>absent</c> for one that cannot be read.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public ImmutableArray<string> Of(ImageRequest request, ImmutableArray<ImageFile> files, CancellationToken cancellationToken)
    {
        var begun = DateTime.UtcNow;
        var memory = Path.Combine(cacheFolder, $"hashes-{Name(request.Data.Path.FullPath)}.txt");
        var known = Read(memory);
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
        Remember(memory, taken);
        return [.. taken.Select(file => file.Content)];
    }

    private static RecordedFile Take(string path, DateTime begun, Dictionary<string, RecordedFile> known)
    {
        try
        {
            var stamp = FileStamp.Of(path);
            if (known.TryGetValue(path, out var earlier) && earlier.IsLasting && earlier.Stamp == stamp)
            {
                return earlier;
            }

            using var stream = File.OpenRead(path);
            return new RecordedFile(path, stamp, Convert.ToHexStringLower(SHA256.HashData(stream)), stamp.IsLasting(begun));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new RecordedFile(path, FileStamp.Never, RecordedFile.Absent, IsLasting: false);
        }
    }

    private static Dictionary<string, RecordedFile> Read(string memory)
    {
        var known = new Dictionary<string, RecordedFile>(StringComparer.Ordinal);
        try
        {
            foreach (var file in File.Exists(memory) ? File.ReadLines(memory).Select(RecordedFile.Parse).OfType<RecordedFile>() : [])
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

    // A memory that cannot be written costs time only.
    private static void Remember(string memory, RecordedFile[] files)
    {
        try
        {
            ReportFile.Update(memory, string.Concat(files.Select(file => $"{file}\n")));
        }
        catch (QualityGateException)
        {
            // The next run reads all images again.
        }
    }

    private static string Name(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];
}
