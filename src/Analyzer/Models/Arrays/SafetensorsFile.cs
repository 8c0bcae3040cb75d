using System.Buffers.Binary;
using System.Text.Json;
using QualityGate.Files;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Arrays;

/// <summary>
/// A safetensors file: the length of its header, a header in JSON with type, shape and place of each tensor, the tensors.
/// </summary>
internal static class SafetensorsFile
{
    // The format's own limit.
    private const long LongestHeader = 100_000_000;

    private const string MetadataKey = "__metadata__";

    /// <summary>All tensors of the file, those of types that are not read without their numbers; and its metadata.</summary>
    /// <exception cref="InvalidDataException">The header is not one.</exception>
    public static SafetensorsContent Open(BinaryInput input)
    {
        var length = BinaryPrimitives.ReadUInt64LittleEndian(input.Read(0, 8));
        if (length > LongestHeader)
        {
            throw new InvalidDataException($"its header of {length} bytes is longer than safetensors allows");
        }

        var start = 8 + (long)length;
        try
        {
            using var header = JsonDocument.Parse(
                input.Read(8, (long)length),
                new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false }
            );
            var entries = header.RootElement.EnumerateObject().ToArray();
            return new SafetensorsContent(
                [.. entries.Where(entry => entry.Name != MetadataKey).Select(entry => Read(input, start, entry))],
                TextsOf(entries.FirstOrDefault(entry => entry.Name == MetadataKey).Value)
            );
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException)
        {
            throw new InvalidDataException($"its safetensors header is not what it should be: {e.Message}", e);
        }
    }

    private static StoredArray Read(BinaryInput input, long start, JsonProperty entry)
    {
        var written = entry.Value.GetProperty("dtype").GetString() ?? string.Empty;
        long[] sizes = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        if (
            entry.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToArray() is not [var from, var to]
            || from < 0
            || to < from
            || to > input.Length - start
        )
        {
            throw new InvalidDataException($"the tensor '{entry.Name}' does not lie in the file");
        }

        var (type, shape) = (TypeOf(written), Tensor.CheckShape(sizes));
        return new StoredArray(
            entry.Name,
            written,
            shape,
            type,
            type is null ? null : RawArray.Open(input, entry.Name, shape, type, start + from, to - from)
        );
    }

    /// <summary>The members of a JSON object that are texts, by their names.</summary>
    public static Dictionary<string, string> TextsOf(JsonElement texts) =>
        texts.ValueKind != JsonValueKind.Object
            ? []
            : texts
                .EnumerateObject()
                .Where(entry => entry.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!, StringComparer.Ordinal);

    private static ElementType? TypeOf(string name) =>
        name switch
        {
            "F64" => ElementType.Float64,
            "F32" => ElementType.Float32,
            "F16" => ElementType.Float16,
            "BF16" => ElementType.BFloat16,
            "F8_E4M3" => ElementType.Float8E4M3,
            "F8_E5M2" => ElementType.Float8E5M2,
            "I8" => ElementType.Int8,
            "U8" => ElementType.UInt8,
            "I16" => ElementType.Int16,
            "U16" => ElementType.UInt16,
            "I32" => ElementType.Int32,
            "U32" => ElementType.UInt32,
            "I64" => ElementType.Int64,
            "U64" => ElementType.UInt64,
            "BOOL" => ElementType.Bool,
            _ => null,
        };
}

/// <summary>The content of a safetensors file.</summary>
/// <param name="Arrays">Its tensors.</param>
/// <param name="Metadata">The texts that an exporter left in it, by their keys.</param>
internal sealed record SafetensorsContent(IReadOnlyList<StoredArray> Arrays, IReadOnlyDictionary<string, string> Metadata);
