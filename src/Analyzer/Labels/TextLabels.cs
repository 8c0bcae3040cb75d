using System.Collections.Immutable;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Labels;

/// <summary>Labels as text: the label of class 0 in the first line, and so on.</summary>
internal static class TextLabels
{
    /// <summary>The longest line in bytes; a synset of WordNet with all its lemmas has 600.</summary>
    private const int LongestLine = 10_000;

    public static ImmutableArray<WrittenLabel> Parse(SourceText source, CancellationToken cancellationToken)
    {
        var labels = ImmutableArray.CreateBuilder<WrittenLabel>();
        var end = source.Content.TrimEnd(" \t\r\n"u8).Length;
        for (var start = 0; start < end;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var length = source.Content[start..end].IndexOf((byte)'\n');
            var line = source.Content[start..(length < 0 ? end : start + length)];
            if (line.Length > LongestLine)
            {
                throw Failure(
                    source.LocationOf(start),
                    $"the line has {line.Length} bytes; a label has at most {LongestLine}, and each stands in a line of its own."
                );
            }

            var text = Encoding.UTF8.GetString(line).Trim();
            var location = source.LocationOf(start + line.Length - line.TrimStart(" \t"u8).Length);
            labels.Add(
                text.Length > 0
                    ? new WrittenLabel(text, Name: null, location)
                    : throw Failure(
                        location,
                        $"the line is empty, but line {labels.Count + 1} is the label of class {labels.Count}; remove it, or "
                            + "write the label."
                    )
            );
            start += line.Length + 1;
        }

        return labels.ToImmutable();
    }

    private static QualityGateException Failure(SourceLocation location, string message) =>
        new(Diagnostic.Error(DiagnosticCodes.InvalidLabelsFile, location, message));
}
