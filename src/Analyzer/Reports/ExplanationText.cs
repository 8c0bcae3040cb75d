using System.Collections.Immutable;
using QualityGate.Gates;

namespace QualityGate.Reports;

/// <summary>Writes what drives a model's metrics as aligned tables, for terminals.</summary>
public static class ExplanationText
{
    /// <summary>Writes the tables of all models of a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The lines, without line breaks.</returns>
    public static ImmutableArray<TextLine> Write(GateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var lines = ImmutableArray.CreateBuilder<TextLine>();
        foreach (var model in report.Models)
        {
            if (model is { Analysis: { } analysis, Explanation: { } explanation })
            {
                lines.Add(new TextLine(model.Name, Tone.Heading));
                foreach (var section in ExplanationSection.Of(analysis, explanation))
                {
                    Write(lines, section);
                }
            }
        }

        return lines.ToImmutable();
    }

    private static void Write(ImmutableArray<TextLine>.Builder lines, ExplanationSection section)
    {
        lines.Add(new TextLine($"  {section.Title}", Tone.Quiet));
        ImmutableArray<string>[] rows = [section.Heads, .. section.Rows];
        var widths = section.Heads.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => column < section.Names ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            lines.Add(new TextLine($"    {string.Join("  ", cells)}".TrimEnd(), Tone.Quiet));
        }
    }
}
