
namespace QualityGate.Results;

/// <summary>Checks that a stored result has all parts that a run writes: it may have been edited, or written by another program.</summary>
internal static class StoredParts
{
    /// <summary>The first part that is missing; null when all are there.</summary>
    public static string? Mistake(GateResult result) =>
        result.Models.IsDefault || result.Diagnostics.IsDefault || result.Models.Contains(null!)
            ? "a model of the report is missing"
            : result.Models.Select(Mistake).FirstOrDefault(mistake => mistake is not null);

    private static string? Mistake(ModelResult model)
    {
        if (model.Verdicts.IsDefault || model.Verdicts.Contains(null!))
        {
            return $"'{model.Name}' lacks a verdict";
        }

        if (model.Parts is { } lines && (lines.IsDefault || lines.Contains(null!)))
        {
            return $"'{model.Name}' lacks a line of limits on parts";
        }

        if (
            model.Verdicts.Any(verdict => verdict.Limits?.Contains(null!) == true)
            || model.Parts?.Any(line => line.Limits.Contains(null!)) == true
        )
        {
            return $"a verdict of '{model.Name}' lacks a limit";
        }

        if (!OutcomeOf.Agrees(model))
        {
            return $"an outcome of '{model.Name}' contradicts the state beside it";
        }

        GraphResult?[] graphs = [model.Structural, model.Functional];
        if (Array.Exists(graphs, graph => graph is not null && (graph.Edges.IsDefault || graph.Edges.Contains(null!))))
        {
            return $"a graph of '{model.Name}' lacks an edge";
        }

        (string Name, object? Part)[] parts =
        [
            ("metrics", model.Metrics),
            ("chance", model.Chance),
            ("intervals", model.Intervals),
            ("noIntervals", model.NoIntervals),
            ("structural", model.Structural),
            ("explanation", model.Explanation),
        ];
        return model.IsMeasured && Array.Find(parts, part => part.Part is null) is { Name: { } missing }
            ? $"'{model.Name}' was measured, and lacks '{missing}'"
            : null;
    }
}
