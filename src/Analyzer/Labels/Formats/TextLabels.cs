using System.Collections.Immutable;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Labels.Formats;

/// <summary>Labels as text: the label of class 0 in the first line, and so on.</summary>
internal static class TextLabels
{
    /// <summary>Reads a label from each line.</summary>
    /// <exception cref="QualityGateException">A line is blank, or too long (QG3004).</exception>
    public static ImmutableArray<WrittenLabel> Parse(SourceText source, CancellationToken cancellationToken)
    {
        var labels = ImmutableArray.CreateBuilder<WrittenLabel>();
        foreach (var line in TextLines.Of(source, cancellationToken))
        {
            var bytes = source.Content[line.Start..line.End];
            var place = source.LocationOf(line.End - bytes.TrimStart(" \t"u8).Length);
            labels.Add(new WrittenLabel(Encoding.UTF8.GetString(bytes).Trim(), Name: null, place));
        }

        return labels.DrainToImmutable();
    }
}
