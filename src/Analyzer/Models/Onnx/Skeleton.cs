using Google.Protobuf;
using QualityGate.Files;
using QualityGate.Models.Onnx.Wire;

namespace QualityGate.Models.Onnx;

/// <summary>
/// The content of a model file besides its numbers: the same messages, with the place of each block of numbers in the
/// block's stead. A model of gigabytes has a skeleton of kilobytes, which an ordinary parser can read.
/// </summary>
internal sealed class Skeleton
{
    // A graph of a hundred thousand nodes has some 20 MB.
    private const long Largest = 64L * 1024 * 1024;

    // Protobuf's own parsers stop at 100 levels.
    private const int MostLevels = 90;

    private const int SegmentField = 1000;

    private readonly WireCursor cursor;
    private long size;

    private Skeleton(WireCursor cursor) => this.cursor = cursor;

    /// <summary>Reads a model file's skeleton.</summary>
    /// <exception cref="InvalidDataException">The file is not one of ONNX messages; the message says where and why.</exception>
    /// <exception cref="InvalidProtocolBufferException">A field is not what ONNX says it is.</exception>
    public static ModelProto Read(BinaryInput input)
    {
        var skeleton = new Skeleton(new WireCursor(input, 0, input.Length));
        var bytes = skeleton.Copy(MessageShape.Model(), 0, input.Length, level: 0);
        return ModelProto.Parser.ParseFrom(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private MemoryStream Copy(MessageShape shape, long start, long end, int level)
    {
        if (level > MostLevels)
        {
            throw new InvalidDataException($"its messages are nested more than {MostLevels} levels deep at byte {start}");
        }

        var stream = new MemoryStream();
        using var output = new CodedOutputStream(stream, leaveOpen: true);
        var isBulky = end - start >= shape.BulkFrom;
        if (isBulky && shape.BulkFrom > 0)
        {
            WriteBlock(output, SegmentField, new Segment { Offset = start, Length = end - start }.ToByteArray());
        }

        while (cursor.NextField(end, out var field, out var type))
        {
            if (type == WireType.Length)
            {
                var length = cursor.Length(end);
                CopyBlock(output, shape, field, length, level, isBulky);
            }
            else
            {
                CopyScalar(output, shape, field, type, end, isBulky);
            }
        }

        output.Flush();
        return stream;
    }

    private void CopyBlock(CodedOutputStream output, MessageShape shape, int field, long length, int level, bool isBulky)
    {
        var start = cursor.Position;
        if (shape.Nested.TryGetValue(field, out var nested))
        {
            var inner = Copy(nested, start, start + length, level + 1);
            WriteBlock(output, field, inner.GetBuffer().AsMemory(0, (int)inner.Length));
        }
        else if (shape.Bulk.Contains(field) && isBulky)
        {
            if (shape.BulkFrom == 0)
            {
                WriteBlock(
                    output,
                    SegmentField,
                    new Segment
                    {
                        Field = field,
                        Offset = start,
                        Length = length,
                    }.ToByteArray()
                );
            }
        }
        else if (shape.Copied.Contains(field) || shape.Bulk.Contains(field))
        {
            Charge(length);
            var bytes = new byte[length];
            cursor.Read(bytes);
            WriteBlock(output, field, bytes);
        }

        cursor.MoveTo(start + length);
    }

    // A list that is not packed has a field for each number; those of a tensor are kept, as no exporter writes many.
    private void CopyScalar(CodedOutputStream output, MessageShape shape, int field, WireType type, long end, bool isBulky)
    {
        var start = cursor.Position;
        ulong value = 0;
        if (type == WireType.Varint)
        {
            value = cursor.Varint();
        }
        else
        {
            Span<byte> bytes = stackalloc byte[8];
            cursor.Read(bytes[..(type == WireType.Fixed64 ? 8 : 4)]);
            value = BitConverter.ToUInt64(bytes);
        }

        if (cursor.Position > end)
        {
            throw new InvalidDataException($"the field at byte {start} goes beyond the message that it is in");
        }

        var isKept = shape.Copied.Contains(field) || (shape.Bulk.Contains(field) && (!isBulky || shape.BulkFrom == 0));
        if (!isKept)
        {
            return;
        }

        Charge(cursor.Position - start);
        output.WriteTag(field, (WireFormat.WireType)type);
        switch (type)
        {
            case WireType.Varint:
                output.WriteUInt64(value);
                break;
            case WireType.Fixed64:
                output.WriteFixed64(value);
                break;
            default:
                output.WriteFixed32((uint)value);
                break;
        }
    }

    private void WriteBlock(CodedOutputStream output, int field, ReadOnlyMemory<byte> bytes)
    {
        Charge(8);
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(UnsafeByteOperations.UnsafeWrap(bytes));
    }

    private void Charge(long bytes)
    {
        size += bytes;
        if (size > Largest)
        {
            throw new InvalidDataException($"it has more than {Largest >> 20} MiB besides its weights, which no graph of a classifier has");
        }
    }
}
