namespace QualityGate.Inference.Images;

/// <summary>
/// Finds out JPEG files that were cut off. Decoders make up an end for them, and of a progressive file a blurred image comes out as if
/// nothing were missing; Pillow refuses them.
/// </summary>
internal static class JpegEnd
{
    private const byte Sign = 0xFF;

    /// <summary>True when the marker of the end stands behind the last scan.</summary>
    /// <param name="file">A file that begins as JPEG.</param>
    public static bool IsThere(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 1 < file.Length;)
        {
            // Between segments there is nothing else, but in a scan the pixels.
            if (file[at] != Sign)
            {
                var next = file[at..].IndexOf(Sign);
                at = next < 0 ? file.Length : at + next;
                continue;
            }

            switch (file[at + 1])
            {
                case 0xD9:
                    return true;
                case Sign:
                    at++;
                    break;
                case 0x00 or 0x01 or (>= 0xD0 and <= 0xD8):
                    at += 2;
                    break;
                default:
                    at += at + 3 < file.Length ? 2 + (file[at + 2] << 8) + file[at + 3] : file.Length;
                    break;
            }
        }

        return false;
    }
}
