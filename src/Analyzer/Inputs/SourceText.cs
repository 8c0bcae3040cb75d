using System.Text;

namespace QualityGate.Inputs;

/// <summary>UTF-8 text that knows where its lines begin, to say where something stands.</summary>
internal sealed class SourceText
{
    private readonly string file;
    private readonly byte[] bytes;
    private readonly int start;
    private readonly List<int> lineStarts;

    public SourceText(string file, byte[] bytes)
    {
        this.file = file;
        this.bytes = bytes;
        start = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        lineStarts = [0];
        for (var i = 0; i < Content.Length; i++)
        {
            if (Content[i] == (byte)'\n')
            {
                lineStarts.Add(i + 1);
            }
        }
    }

    /// <summary>The text, without the byte order mark that some editors put in front.</summary>
    public ReadOnlySpan<byte> Content => bytes.AsSpan(start);

    /// <summary>Line and column, in characters from 1, of an offset in <see cref="Content"/>.</summary>
    public Diagnostics.SourceLocation LocationOf(long offset)
    {
        var position = (int)Math.Min(offset, Content.Length);
        var index = lineStarts.BinarySearch(position);
        var line = index >= 0 ? index : ~index - 1;
        return new(file, line + 1, Encoding.UTF8.GetCharCount(Content[lineStarts[line]..position]) + 1);
    }
}
