using QualityGate.Files;

namespace QualityGate.Models.Onnx.Wire;

/// <summary>
/// A place in a file of protobuf messages (the wire format of protobuf's documentation, "Encoding"), moved on value by value.
/// Skipped values are not read.
/// </summary>
internal sealed class WireCursor(BinaryInput input, long start, long end)
{
    private const int WindowSize = 16 * 1024;
    private readonly byte[] window = new byte[WindowSize];
    private long windowStart;
    private int windowLength;

    /// <summary>The place of the next byte.</summary>
    public long Position { get; private set; } = start;

    /// <summary>Reads the number and the wire type of the next field; false at the end of the message.</summary>
    /// <exception cref="InvalidDataException">The bytes are no field.</exception>
    public bool NextField(long messageEnd, out int field, out WireType type)
    {
        if (Position >= messageEnd)
        {
            (field, type) = (0, WireType.Varint);
            return false;
        }

        var tag = Varint();
        (field, type) = ((int)(tag >> 3), (WireType)(tag & 7));
        return tag <= uint.MaxValue && field > 0 && type is WireType.Varint or WireType.Fixed64 or WireType.Length or WireType.Fixed32
            ? true
            : throw new InvalidDataException($"byte {Position - 1} begins no field");
    }

    /// <summary>Reads a number of variable length.</summary>
    public ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException($"the number that ends at byte {Position} is too long");
    }

    /// <summary>Reads the length of a message, text or block; it must end within the message that it is in.</summary>
    public long Length(long messageEnd)
    {
        var length = Varint();
        return length <= (ulong)Math.Max(0, messageEnd - Position)
            ? (long)length
            : throw new InvalidDataException($"{length} bytes are announced at byte {Position}, where {messageEnd - Position} are left");
    }

    /// <summary>Copies bytes.</summary>
    public void Read(Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length;)
        {
            Fill();
            var ready = window.AsSpan(
                (int)(Position - windowStart),
                (int)Math.Min(bytes.Length - i, windowStart + windowLength - Position)
            );
            ready.CopyTo(bytes[i..]);
            i += ready.Length;
            Position += ready.Length;
        }
    }

    /// <summary>Moves to a place further on, without reading what lies between.</summary>
    public void MoveTo(long position) => Position = position;

    private byte Byte()
    {
        Fill();
        return window[(int)(Position++ - windowStart)];
    }

    private void Fill()
    {
        if (Position >= windowStart && Position < windowStart + windowLength)
        {
            return;
        }

        windowLength = (int)Math.Clamp(end - Position, 0, WindowSize);
        windowStart = Position;
        if (windowLength == 0)
        {
            throw new InvalidDataException($"it ends at byte {end}, in the middle of a field");
        }

        input.Read(windowStart, window.AsSpan(0, windowLength));
    }
}

/// <summary>The form in which a field's value is written.</summary>
internal enum WireType
{
    Varint = 0,
    Fixed64 = 1,
    Length = 2,
    Fixed32 = 5,
}
