using System.IO.Compression;
using QualityGate.Files;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Arrays;

/// <summary>A .npz file: a ZIP archive of .npy files.</summary>
internal static class NumpyArchive
{
    private const string Extension = ".npy";

    // Deflate makes at most so many bytes of one; an archive that claims more lies.
    private const long MostExpansion = 1032;

    /// <summary>The arrays of an archive.</summary>
    /// <exception cref="InvalidDataException">An array is damaged.</exception>
    public static IReadOnlyList<StoredArray> Open(ZipArchive archive, BinaryInput input)
    {
        var entries = archive.Entries.Where(entry => entry.FullName.EndsWith(Extension, StringComparison.Ordinal)).ToList();
        return entries.Select(entry => entry.FullName).Distinct(StringComparer.Ordinal).Count() == entries.Count
            ? [.. entries.Select(entry => Open(entry, input))]
            : throw new InvalidDataException("it holds two arrays of the same name");
    }

    private static StoredArray Open(ZipArchiveEntry entry, BinaryInput input)
    {
        var name = entry.FullName[..^Extension.Length];
        try
        {
            using var stream = entry.Open();
            var (header, start) = NumpyArray.ReadHeader(stream.ReadExactly);
            var size = entry.Length - start;
            return size / MostExpansion > entry.CompressedLength
                ? throw new InvalidDataException($"it claims {size} bytes, which {entry.CompressedLength} bytes cannot hold")
                : header.Array(name, size, use => Unpack(input, entry.FullName, start, use));
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException($"the array '{name}' is damaged: {e.Message}", e);
        }
    }

    // Compressed bytes can only be read one after another, from the beginning of the entry: as the numbers are, in pieces.
    private static double[] Unpack(BinaryInput input, string entry, int start, Func<ReadBytes, double[]> use)
    {
        using var archive = ZipFile.OpenRead(input.FullPath);
        using var stream = (archive.GetEntry(entry) ?? throw new InvalidDataException($"'{entry}' is gone")).Open();
        stream.ReadExactly(new byte[start]);
        return use(
            (_, bytes) =>
            {
                input.CancellationToken.ThrowIfCancellationRequested();
                try
                {
                    stream.ReadExactly(bytes);
                }
                catch (EndOfStreamException e)
                {
                    throw new InvalidDataException("it is shorter than it claims", e);
                }
            }
        );
    }
}
