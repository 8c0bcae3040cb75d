using QualityGate.Diagnostics;
using QualityGate.Reports.Tables;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Graphs;

/// <summary>Finds the part of a result that a user wants pictures of.</summary>
internal static class PictureChoice
{
    private const int MostNames = 10;

    /// <summary>Narrows the pictures of a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="model">The name of a model; null for all, or for the only one.</param>
    /// <param name="cluster">The label or name of a class, whose cluster is drawn; null for all clusters.</param>
    /// <param name="place">The file of the result, for errors.</param>
    /// <returns>The result with its scope.</returns>
    /// <exception cref="QualityGateException">There is no such model, or it is not said which (QG0075); the model's graph has no such
    /// class, or several (QG0076).</exception>
    public static GateResult Narrow(GateResult result, string? model, string? cluster, SourceLocation place)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (model is null && cluster is null)
        {
            return result;
        }

        var found = FindModel(result, model, place);
        return result with { Scope = new PictureScope(found, cluster is null ? null : FindClass(result.Models[found], cluster, place)) };
    }

    private static int FindModel(GateResult result, string? name, SourceLocation place)
    {
        var names = result.Models.Select(model => model.Name).ToArray();
        if (name is null && names.Length != 1)
        {
            throw Error(
                DiagnosticCodes.PictureOfWhichModel,
                place,
                $"--cluster needs --model, since the report has {Noun.Count(names.Length, "model")}{List(names)}."
            );
        }

        var at = name is null ? 0 : Array.IndexOf(names, name);
        return at >= 0
            ? at
            : throw Error(
                DiagnosticCodes.PictureOfWhichModel,
                place,
                $"the report has no model '{name}'.{Suggestion.For(name!, names)} It has {Noun.Count(names.Length, "model")}{List(names)}."
            );
    }

    private static string List(string[] names) => names.Length == 0 ? string.Empty : $": {CutList.Of(names, MostNames)}";

    private static int FindClass(ModelResult model, string name, SourceLocation place)
    {
        if (PictureGraph.Of(model) is not { } graph)
        {
            throw Error(DiagnosticCodes.PictureOfWhichCluster, place, $"'{model.Name}' was not measured, so it has no clusters to draw.");
        }

        var shown = ShortClasses.Of(model);
        string[] Names(PictureNode node) => [node.Label, node.Name, shown[node.Name], node.Title.Text];
        var found = graph.Nodes.Where(node => Names(node).Contains(name)).ToArray();
        return found.Select(node => node.Cluster).Distinct().Count() switch
        {
            1 => found[0].Output,
            0 => throw Error(
                DiagnosticCodes.PictureOfWhichCluster,
                place,
                $"the graph of '{model.Name}' has no class '{name}'.{Suggestion.For(name, graph.Nodes.SelectMany(Names))} "
                    + "--cluster takes the label or the name of a class, whose cluster is drawn."
            ),
            _ => throw Error(
                DiagnosticCodes.PictureOfWhichCluster,
                place,
                $"the graph of '{model.Name}' has several classes '{SingleLine.Of(name)}', in several clusters; "
                    + $"give the label of one: {CutList.Of([.. found.Select(node => node.Label)], MostNames)}."
            ),
        };
    }

    private static QualityGateException Error(string code, SourceLocation place, string message) =>
        new(Diagnostic.Error(code, place, message));
}
