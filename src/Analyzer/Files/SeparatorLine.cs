namespace QualityGate.Files;

/// <summary>The line <c>sep=;</c>, by which Excel is told the separator: it stands before the header, and is no data.</summary>
internal static class SeparatorLine
{
    /// <summary>The length of the line with its end, and the separator; 0 where the text begins otherwise.</summary>
    public static int Of(ReadOnlySpan<byte> text, out byte separator)
    {
        separator = 0;
        var end = text.IndexOf((byte)'\n');
        var line = (end < 0 ? text : text[..end]).TrimEnd("\r"u8);
        line = line is [(byte)'"', .. var quoted, (byte)'"'] ? quoted : line;
        if (line is not [(byte)'s' or (byte)'S', (byte)'e' or (byte)'E', (byte)'p' or (byte)'P', (byte)'=', var only])
        {
            return 0;
        }

        separator = only;
        return end < 0 ? text.Length : end + 1;
    }
}
