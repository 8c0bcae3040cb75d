using System.Collections.Immutable;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Inputs;

namespace QualityGate.Hierarchies;

/// <summary>Labels as text: the label of class 0 in the first line, and so on.</summary>
internal static class TextLabels
{
    public static ImmutableArray<WrittenLabel> Parse(InputPath path, SourceText source)
    {
        var lines = Encoding.UTF8.GetString(source.Content).TrimEnd().Split('\n');
        if (lines is [""])
        {
            return [];
        }

        return [.. lines.Select((line, i) =>
        {
            var text = line.Trim();
            var location = new SourceLocation(path.FullPath, i + 1, 1 + line.Length - line.TrimStart().Length);
            return text.Length > 0
                ? new WrittenLabel(text, text, location)
                : throw new QualityGateException(Diagnostic.Error(DiagnosticCodes.InvalidLabelsFile, location,
                    $"the line is empty, but line {i + 1} is the label of class {i}; remove it, or write the label."));
        })];
    }
}
