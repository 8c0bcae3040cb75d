using System.Text;
using QualityGate.Diagnostics;

namespace QualityGate.Files;

/// <summary>
/// The text of a file, as UTF-8 whatever its encoding was, with line feeds at the ends of its lines. It tells where something stands in it.
/// </summary>
internal sealed class SourceText
{
    private readonly ReadOnlyMemory<byte> content;

    // The place that was asked for last: readers go forward, so that all places of a file cost no more than one pass through it.
    private Position latest = new(0, 1, 1);

    /// <summary>Takes text that is UTF-8 without a byte order mark; see <see cref="TextDecoder"/> for any other.</summary>
    public SourceText(string file, ReadOnlyMemory<byte> content)
    {
        File = file;
        this.content = content;
    }

    /// <summary>The full path of the file.</summary>
    public string File { get; }

    /// <summary>The text in UTF-8.</summary>
    public ReadOnlySpan<byte> Content => content.Span;

    /// <summary>The line and column, in UTF-16 code units from 1, of an offset in <see cref="Content"/>.</summary>
    public SourceLocation LocationOf(long offset)
    {
        var target = (int)Math.Min(offset, content.Length);
        var from = target >= latest.Offset ? latest : new Position(0, 1, 1);
        var passed = Content[from.Offset..target];
        var lineEnd = passed.LastIndexOf((byte)'\n');
        latest =
            lineEnd < 0
                ? new Position(target, from.Line, from.Column + Encoding.UTF8.GetCharCount(passed))
                : new Position(target, from.Line + passed.Count((byte)'\n'), 1 + Encoding.UTF8.GetCharCount(passed[(lineEnd + 1)..]));
        return new SourceLocation(File, latest.Line, latest.Column);
    }

    /// <inheritdoc/>
    public override string ToString() => Encoding.UTF8.GetString(Content);

    private readonly record struct Position(int Offset, int Line, int Column);
}
