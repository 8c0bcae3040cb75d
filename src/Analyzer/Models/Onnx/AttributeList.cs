using QualityGate.Models.Onnx.Wire;

namespace QualityGate.Models.Onnx;

/// <summary>Reads an attribute's list of numbers: a short one is at hand, a long one lies in the file.</summary>
internal static class AttributeList
{
    private const int FloatsField = 7;

    /// <summary>The list of an attribute of floats.</summary>
    /// <exception cref="InvalidDataException">It cannot be decoded.</exception>
    public static double[] Floats(OnnxFile file, AttributeProto attribute)
    {
        var values = attribute.Floats.Select(value => (double)value).ToList();
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (var segment in attribute.Segment)
        {
            file.Budget.Charge(segment.Length / sizeof(float));
            var end = segment.Offset + segment.Length;
            var cursor = new WireCursor(file.Input, segment.Offset, end);
            while (cursor.NextField(end, out var field, out var type))
            {
                // The list is one block, or a field for each number; both may be mixed.
                var numbersEnd = cursor.Position;
                if (type == WireType.Length)
                {
                    var length = cursor.Length(end);
                    numbersEnd = cursor.Position + (field == FloatsField ? 0 : length);
                    for (; field == FloatsField && length >= sizeof(float); length -= sizeof(float))
                    {
                        cursor.Read(bytes);
                        values.Add(BitConverter.ToSingle(bytes));
                        numbersEnd = cursor.Position;
                    }
                }
                else if (type == WireType.Varint)
                {
                    cursor.Varint();
                    continue;
                }
                else if (field == FloatsField && type == WireType.Fixed32)
                {
                    cursor.Read(bytes);
                    values.Add(BitConverter.ToSingle(bytes));
                    continue;
                }
                else
                {
                    numbersEnd += type == WireType.Fixed64 ? 8 : 4;
                }

                cursor.MoveTo(numbersEnd);
            }
        }

        return [.. values];
    }
}
