using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Files.Trees;

namespace QualityGate.Labels.Formats;

/// <summary>Labels as text with the class's index in front of each: <c>0 dog</c>, <c>0: dog</c>.</summary>
internal static partial class NumberedLabels
{
    /// <summary>Reads the labels in the order of their indices.</summary>
    /// <returns>None where not every line begins with an index, or none with 0 or 1: then the numbers are part of the labels.</returns>
    /// <exception cref="QualityGateException">An index stands twice, or is missing (QG3004).</exception>
    public static ImmutableArray<WrittenLabel>? TryParse(SourceText source, CancellationToken cancellationToken)
    {
        var lines = new List<(int Index, WrittenLabel Label, SourceLocation Place)>();
        foreach (var line in TextLines.Of(source, cancellationToken))
        {
            var text = Encoding.UTF8.GetString(source.Content[line.Start..line.End]);

            // The first line of most files tells, without the engine of the pattern, which takes longer to make than to read the labels.
            if (text.AsSpan().TrimStart() is not [>= '0' and <= '9', ..])
            {
                return null;
            }

            if (Form().Match(text) is not { Success: true } match || DataScalar.IndexOf(match.Groups["index"].Value) is not { } index)
            {
                return null;
            }

            var place = source.LocationOf(line.Start);
            var label = match.Groups["label"];
            var column = place.Column + label.Index;
            lines.Add((index, new WrittenLabel(label.Value, Name: null, place with { Column = column }), place));
        }

        if (lines.Count < 2 || lines.Min(line => line.Index) > 1)
        {
            return null;
        }

        var ordered = new OrderedLabels(cancellationToken);
        foreach (var (index, label, place) in lines)
        {
            ordered.Add(index, label, place);
        }

        return ordered.InOrder();
    }

    [GeneratedRegex(
        @"^\s*(?<index>[0-9]{1,9})(\s*:|\s)\s*(?<label>\S.*?)\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Form();
}
