using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Builds files of arrays for tests, as safetensors and NumPy write them.</summary>
internal static class ArrayBytes
{
    /// <summary>An array: its name, its type as safetensors writes it, its shape, its numbers.</summary>
    public sealed record Item(string Name, string Type, int[] Shape, double[] Values);

    public static byte[] Safetensors(params Item[] items) => SafetensorsWith(metadata: null, items);

    public static byte[] SafetensorsWith(Dictionary<string, string>? metadata, params Item[] items)
    {
        var data = new List<byte>();
        var header = new Dictionary<string, object>();
        if (metadata is not null)
        {
            header.Add("__metadata__", metadata);
        }

        foreach (var item in items)
        {
            var start = data.Count;
            data.AddRange(item.Values.SelectMany(value => Bytes(item.Type, value)));
            header.Add(
                item.Name,
                new
                {
                    dtype = item.Type,
                    shape = item.Shape,
                    data_offsets = new[] { start, data.Count },
                }
            );
        }

        var text = JsonSerializer.SerializeToUtf8Bytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. data];
    }

    public static byte[] Numpy(Item item) =>
        Numpy(
            item.Type switch
            {
                "F32" => "<f4",
                "F64" => "<f8",
                "I8" => "|i1",
                "U8" => "|u1",
                "I32" => "<i4",
                "I64" => "<i8",
                var other => other,
            },
            string.Join(", ", item.Shape) + ",",
            [.. item.Values.SelectMany(value => Bytes(item.Type, value))]
        );

    public static byte[] Numpy(string type, string shape, byte[] data)
    {
        var header = Encoding.ASCII.GetBytes($"{{'descr': '{type}', 'fortran_order': False, 'shape': ({shape}), }}\n");
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8), .. header, .. data];
    }

    public static byte[] Archive(params Item[] items) => Zip([.. items.Select(item => (item.Name + ".npy", Numpy(item)))]);

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Bytes(string type, double value) =>
        type switch
        {
            "F32" => BitConverter.GetBytes((float)value),
            "F16" => BitConverter.GetBytes((Half)value),
            "F64" => BitConverter.GetBytes(value),
            "I8" => [(byte)(sbyte)value],
            "U8" or "BOOL" or "F8_E4M3" or "F8_E8M0" or "F4" => [(byte)value],
            "I32" => BitConverter.GetBytes((int)(long)value),
            "U32" => BitConverter.GetBytes((uint)value),
            "I64" => BitConverter.GetBytes((long)value),
            _ => throw new ArgumentException($"no bytes for {type}", nameof(type)),
        };
}
