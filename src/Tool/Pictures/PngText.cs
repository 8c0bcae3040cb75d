using System.Buffers.Binary;
using System.Text;

namespace QualityGate.Tool.Pictures;

/// <summary>Writes into a PNG which software made it, by which a later run knows its own pictures from photographs.</summary>
internal static class PngText
{
    // The signature, and the chunk IHDR with its length, name, 13 bytes and sum.
    private const int Beginning = 8 + 4 + 4 + 13 + 4;

    /// <summary>Puts a chunk of text behind the head of a PNG.</summary>
    /// <param name="png">The PNG.</param>
    /// <param name="text">A keyword of the standard, a zero, and the text; letters of ASCII.</param>
    public static byte[] Insert(byte[] png, string text)
    {
        var content = Encoding.ASCII.GetBytes("tEXt" + text);
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length - 4);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Sum(content));
        return [.. png.AsSpan(0, Beginning), .. length, .. content, .. sum, .. png.AsSpan(Beginning)];
    }

    // The CRC-32 of the standard.
    private static uint Sum(ReadOnlySpan<byte> content)
    {
        var sum = uint.MaxValue;
        foreach (var letter in content)
        {
            sum ^= letter;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
            }
        }

        return ~sum;
    }
}
