using System.Buffers.Binary;
using System.Numerics;
using Microsoft.Win32.SafeHandles;
using Parquet.Meta;

namespace QualityGate.TestData.Parquet;

/// <summary>
/// Reads columns of classes that are written as a dictionary and indices into it, as nearly all writers do: each distinct value is looked
/// up once. Whatever is not of the usual form, is null, or is no class, is left to the library.
/// </summary>
internal sealed class ParquetIndices(SafeFileHandle file, ParquetClasses finder)
{
    // Snappy copies at most 64 bytes by three.
    private const int MostExpansion = 32;

    private readonly ParquetDictionary dictionary = new(finder);
    private byte[] chunk = [];
    private byte[] page = [];
    private int[] numbers = [];

    /// <summary>True when a class was written as an index, in text.</summary>
    public bool HasIndices => dictionary.HasIndices;

    /// <summary>Reads a column of a row group that has a class in each row.</summary>
    /// <param name="source">The column in the row group.</param>
    /// <param name="type">The type of its values.</param>
    /// <param name="level">The definition level of a value that is there.</param>
    /// <param name="found">The classes, to be filled.</param>
    /// <returns>Whether that is what the column is; else nothing is known of it.</returns>
    public bool TryRead(ColumnChunk source, System.Type type, int level, Span<int> found)
    {
        if (source is not { MetaData: { } column, FilePath: null, CryptoMetadata: null })
        {
            return false;
        }

        var starts = new[] { column.DictionaryPageOffset ?? 0, column.DataPageOffset }.Where(offset => offset > 0).ToArray();
        if (starts.Length == 0 || column.TotalCompressedSize is <= 0 or > int.MaxValue / 2 || !TryLoad(starts.Min(), column))
        {
            return false;
        }

        var rest = chunk.AsSpan(0, (int)column.TotalCompressedSize);
        var isDictionary = true;
        while (isDictionary || found.Length > 0)
        {
            var reader = new CompactReader(rest);
            if (!ParquetPageHeader.TryRead(ref reader, out var header) || header.StoredLength > rest.Length - reader.Position)
            {
                return false;
            }

            var stored = rest.Slice(reader.Position, header.StoredLength);
            rest = rest[(reader.Position + header.StoredLength)..];
            if (isDictionary ? !TryDictionary(header, stored, column, type) : !TryPage(header, stored, column.Codec, level, ref found))
            {
                return false;
            }

            isDictionary = false;
        }

        return true;
    }

    private bool TryLoad(long start, ColumnMetaData column)
    {
        var length = (int)column.TotalCompressedSize;
        if (start > RandomAccess.GetLength(file) - length)
        {
            return false;
        }

        chunk = chunk.Length < length ? new byte[length] : chunk;
        for (var read = 0; read < length;)
        {
            var count = RandomAccess.Read(file, chunk.AsSpan(read, length - read), start + read);
            if (count == 0)
            {
                return false;
            }

            read += count;
        }

        return true;
    }

    private bool TryDictionary(ParquetPageHeader header, ReadOnlySpan<byte> stored, ColumnMetaData column, System.Type type) =>
        header.Kind == ParquetPageKind.Dictionary
        && (header.Encoding == ParquetPageHeader.Plain || header.HasIndices)
        && TryDecompress(stored, header.Length, column.Codec, out var values)
        && dictionary.TryRead(values, header.Values, column.Type, type);

    private bool TryPage(ParquetPageHeader header, ReadOnlySpan<byte> stored, CompressionCodec codec, int level, ref Span<int> found)
    {
        if (!header.HasIndices || header.Values > found.Length || header.LevelEncoding != ParquetPageHeader.Runs)
        {
            return false;
        }

        numbers = numbers.Length < header.Values ? new int[header.Values] : numbers;
        if (!TryIndices(header, stored, codec, level, out var indices) || indices.IsEmpty)
        {
            return false;
        }

        var places = numbers.AsSpan(0, header.Values);
        if (!PackedIndices.TryRead(indices[1..], indices[0], places) || !dictionary.TryFind(places, found))
        {
            return false;
        }

        found = found[header.Values..];
        return true;
    }

    // The bytes behind the levels, where those say that no value is null.
    private bool TryIndices(
        ParquetPageHeader header,
        ReadOnlySpan<byte> stored,
        CompressionCodec codec,
        int level,
        out ReadOnlySpan<byte> indices
    )
    {
        indices = default;
        var before = header.DefinitionLength;
        switch (header.Kind)
        {
            case ParquetPageKind.DataV2:
                if (header.RepetitionLength != 0 || before < 0 || before > stored.Length || before > header.Length)
                {
                    return false;
                }

                var used = header.IsCompressed ? codec : CompressionCodec.UNCOMPRESSED;
                return AreThere(stored[..before], level, header.Values)
                    && TryDecompress(stored[before..], header.Length - before, used, out indices);
            case ParquetPageKind.Data when TryDecompress(stored, header.Length, codec, out var all):
                if (level == 0)
                {
                    indices = all;
                    return true;
                }

                var length = all.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(all);
                if (length < 0 || length > all.Length - sizeof(int) || !AreThere(all.Slice(sizeof(int), length), level, header.Values))
                {
                    return false;
                }

                indices = all[(sizeof(int) + length)..];
                return true;
            default:
                return false;
        }
    }

    private bool AreThere(ReadOnlySpan<byte> levels, int level, int values)
    {
        var read = numbers.AsSpan(0, values);
        return level == 0 || (PackedIndices.TryRead(levels, BitOperations.Log2((uint)level) + 1, read) && !read.ContainsAnyExcept(level));
    }

    private bool TryDecompress(ReadOnlySpan<byte> stored, int length, CompressionCodec codec, out ReadOnlySpan<byte> bytes)
    {
        bytes = stored;
        if (codec == CompressionCodec.UNCOMPRESSED)
        {
            return stored.Length == length;
        }

        if (codec != CompressionCodec.SNAPPY || length > (long)MostExpansion * stored.Length)
        {
            return false;
        }

        page = page.Length < length ? new byte[length] : page;
        bytes = page.AsSpan(0, length);
        return SnappyBlock.TryDecompress(stored, page.AsSpan(0, length));
    }
}
