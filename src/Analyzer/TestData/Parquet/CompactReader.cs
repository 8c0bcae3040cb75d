namespace QualityGate.TestData.Parquet;

/// <summary>Reads Thrift's compact protocol, in which Parquet writes the headers of pages.</summary>
internal ref struct CompactReader(ReadOnlySpan<byte> bytes)
{
    /// <summary>The type of a boolean field that is true; its value has no bytes.</summary>
    public const int True = 1;

    /// <summary>The type of a field that holds fields.</summary>
    public const int Struct = 12;

    private const int False = 2;
    private const int Byte = 3;
    private const int Double = 7;
    private const int Binary = 8;
    private const int List = 9;
    private const int Set = 10;

    // Headers of pages hold statistics one level down.
    private const int Deepest = 8;

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int depth;

    /// <summary>The place of the next byte.</summary>
    public int Position { get; private set; }

    /// <summary>True when the bytes are none of the protocol, or end too early.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Goes on to the next field of a struct.</summary>
    /// <param name="field">The number of the field before, and then of this one.</param>
    /// <param name="type">The type of the field.</param>
    /// <returns>Whether there is another.</returns>
    public bool NextField(ref int field, out int type)
    {
        var head = NextByte();
        type = head & 0x0F;
        if (HasFailed || type == 0)
        {
            return false;
        }

        field = head >> 4 == 0 ? Number() : field + (head >> 4);
        return !HasFailed;
    }

    /// <summary>Reads a whole number of any size up to 32 bits.</summary>
    public int Number()
    {
        var value = Unsigned();
        var number = (long)(value >> 1) ^ -(long)(value & 1);
        HasFailed |= number is < int.MinValue or > int.MaxValue;
        return HasFailed ? -1 : (int)number;
    }

    /// <summary>Leaves out the value of a field.</summary>
    public void Skip(int type)
    {
        switch (type)
        {
            case True or False:
                break;
            case Byte:
                Advance(1);
                break;
            case > Byte and < Double:
                Unsigned();
                break;
            case Double:
                Advance(sizeof(double));
                break;
            case Binary:
                Advance(Unsigned());
                break;
            case List or Set:
                SkipItems();
                break;
            case Struct when depth < Deepest:
                SkipFields();
                break;
            default:
                HasFailed = true;
                break;
        }
    }

    private void SkipFields()
    {
        depth++;
        var field = 0;
        while (NextField(ref field, out var type))
        {
            Skip(type);
        }

        depth--;
    }

    private void SkipItems()
    {
        var head = NextByte();
        var count = head >> 4 == 15 ? Unsigned() : (ulong)(head >> 4);
        for (var i = 0UL; i < count && !HasFailed; i++)
        {
            // In a list booleans have a byte each.
            Skip((head & 0x0F) is True or False ? Byte : head & 0x0F);
        }
    }

    private ulong Unsigned()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = NextByte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        HasFailed = true;
        return 0;
    }

    private int NextByte()
    {
        if (HasFailed || Position >= bytes.Length)
        {
            HasFailed = true;
            return 0;
        }

        return bytes[Position++];
    }

    private void Advance(ulong count)
    {
        HasFailed |= count > (ulong)(bytes.Length - Position);
        Position += HasFailed ? 0 : (int)count;
    }
}
