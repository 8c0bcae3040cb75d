using System.IO.Compression;
using QualityGate.Inputs;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Arrays;

/// <summary>A .npz file: a ZIP archive of .npy files.</summary>
internal static class NumpyArchive
{
    // What deflate can make of a byte at most; an archive that claims more lies.
    private const long MostExpansion = 1032;

    /// <summary>The arrays of numbers in an archive; others are left out.</summary>
    /// <exception cref="InvalidDataException">An array is damaged.</exception>
    public static IReadOnlyList<Tensor> Open(ZipArchive archive, BinaryInput input) =>
        [.. archive.Entries.Where(entry => entry.FullName.EndsWith(".npy", StringComparison.Ordinal)).Select(entry => Open(entry, input)).OfType<Tensor>()];

    private static Tensor? Open(ZipArchiveEntry entry, BinaryInput input)
    {
        var name = entry.FullName[..^".npy".Length];
        using var stream = entry.Open();
        var preamble = new byte[NumpyArray.PreambleLength];
        stream.ReadExactly(preamble);
        var (start, length) = NumpyArray.Header(preamble);
        var rest = new byte[length - (NumpyArray.PreambleLength - start)];
        stream.ReadExactly(rest);
        NumpyHeader header;
        try
        {
            header = NumpyHeader.Parse([.. preamble.AsSpan(start), .. rest]);
        }
        catch (InvalidDataException)
        {
            // An array of something else beside the weights does no harm.
            return null;
        }

        var size = entry.Length - start - length;
        return size / MostExpansion > input.Length
            ? throw new InvalidDataException($"the array '{name}' claims {size} bytes, which {input.Length} bytes cannot hold")
            : header.Array(name, size, Sequential(input.FullPath, entry.FullName, start + length));
    }

    // Compressed bytes can only be read one after another, from the beginning of the entry.
    private static ReadBytes Sequential(string path, string name, long skip)
    {
        byte[]? content = null;
        return (offset, bytes) =>
        {
            if (content is null)
            {
                using var archive = ZipFile.OpenRead(path);
                using var stream = (archive.GetEntry(name) ?? throw new InvalidDataException($"'{name}' is gone")).Open();
                using var buffer = new MemoryStream();
                stream.CopyTo(buffer);
                content = buffer.ToArray();
            }

            if (skip + offset + bytes.Length > content.Length)
            {
                throw new InvalidDataException($"the array '{name}' is shorter than it claims");
            }

            content.AsSpan((int)(skip + offset), bytes.Length).CopyTo(bytes);
        };
    }
}
