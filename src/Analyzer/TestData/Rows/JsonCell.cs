using System.Text;
using System.Text.Json;

namespace QualityGate.TestData.Rows;

/// <summary>The text of a value in JSON, as a cell of a table has it.</summary>
internal static class JsonCell
{
    /// <summary>Numbers and words as they stand; an object or list is no class, and neither is true or false.</summary>
    public static ReadOnlySpan<byte> Text(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String when reader.ValueIsEscaped:
                return Encoding.UTF8.GetBytes(reader.GetString()!.Trim());
            case JsonTokenType.String:
                return reader.ValueSpan.Trim(" \t"u8);
            case JsonTokenType.StartObject:
                reader.Skip();
                return "{…}"u8;
            case JsonTokenType.StartArray:
                reader.Skip();
                return "[…]"u8;
            default:
                return reader.ValueSpan;
        }
    }
}
