using System.Collections.Immutable;
using QualityGate.Reports.Tables;
using QualityGate.Results;

namespace QualityGate.Reports.Terminal;

/// <summary>Writes what drives a model's metrics as aligned tables, for terminals.</summary>
internal static class ExplanationText
{
    /// <summary>Writes the tables of all models of a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The lines, without line breaks.</returns>
    public static ImmutableArray<TextLine> Write(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var lines = ImmutableArray.CreateBuilder<TextLine>();
        foreach (var model in result.Models)
        {
            if (model.Explanation is { } explanation)
            {
                lines.Add(new TextLine(model.Name, Tone.Heading));
                lines.AddRange(ExplanationTables.Of(model, explanation).SelectMany(table => table.ToText()));
                lines.AddRange(ClusterTrees.Of(model));
            }
        }

        return lines.ToImmutable();
    }
}
