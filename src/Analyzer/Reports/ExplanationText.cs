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
                lines.AddRange(ExplanationTables.Of(analysis.Labels, explanation).SelectMany(table => table.ToText()));
            }
        }

        return lines.ToImmutable();
    }
}
