using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Onnx.Layers;
using QualityGate.Models.Onnx.Rows;

namespace QualityGate.Models.Onnx.Search;

/// <summary>
/// Finds the classifier by what the graph computes: for each output, the layers whose scores arrive there, and in which order.
/// Neither names nor the order of nodes decide.
/// </summary>
internal sealed class ClassifierSearch(LayerContext context)
{
    private const int MostValues = 200_000;
    private const int MostObstacles = 4;

    private readonly LayerForms forms = new();

    /// <summary>Searches from outputs of the graph.</summary>
    /// <param name="outputs">The names of the outputs to begin at.</param>
    /// <returns>The classifiers, those whose layers feed another one left out.</returns>
    public SearchResult From(IEnumerable<string> outputs)
    {
        var follower = new RowFollower(context, forms);
        var found = new List<FoundClassifier>();
        var (lost, obstacles) = (new List<(string Code, string Sentence)>(), new List<string>());
        foreach (var output in outputs)
        {
            var (classifier, problem) = At(output, follower);
            if (classifier is not null)
            {
                found.Add(classifier);
            }
            else if (problem!.Code is DiagnosticCodes.OutputOrderUnknown or DiagnosticCodes.HeadsCannotBeJoined)
            {
                lost.Add((problem.Code, $"output '{output}' {problem.Reason}"));
            }
            else
            {
                obstacles.Add($"output '{output}' {problem.Reason}");
            }
        }

        var unreadable = follower.Starts.Unreadable.Select(pair => new FoundLayer(pair.Key, Layer: null, pair.Value)).ToList();
        var upstream = found.Count > 1 ? found.ToDictionary(classifier => classifier, classifier => Upstream(classifier, follower)) : [];
        var last = found.Where(classifier =>
            !upstream.Any(other => other.Key != classifier && classifier.Applications.Any(layer => other.Value.Contains(layer.Node)))
        );
        return new SearchResult(Distinct(last), unreadable, lost, [.. obstacles.Take(MostObstacles)], follower.Foreign);
    }

    /// <summary>All layers of the main graph, wherever they stand: what a name can choose among.</summary>
    public IEnumerable<FoundLayer> Everywhere() =>
        Scopes(context.Model.Main, 0).SelectMany(scope => scope.Nodes).Take(MostValues).Select(Recognise).OfType<FoundLayer>();

    private static IEnumerable<GraphScope> Scopes(GraphScope scope, int level)
    {
        const int Deepest = 8;
        yield return scope;
        foreach (var node in scope.Nodes)
        {
            var inner = scope.Call(node) is { } function
                ? [function]
                : node.Proto.Attribute.Select(attribute => scope.Branch(node, attribute.Name)).OfType<GraphScope>();
            foreach (var nested in level < Deepest ? inner.SelectMany(s => Scopes(s, level + 1)) : [])
            {
                yield return nested;
            }
        }
    }

    private FoundLayer? Recognise(GraphNode node)
    {
        try
        {
            return forms.Recognise(node, context) is { } layer ? new FoundLayer(node, layer, Failure: null) : null;
        }
        catch (InvalidDataException e)
        {
            return forms.IsKnown(node) ? new FoundLayer(node, Layer: null, e.Message) : null;
        }
    }

    private (FoundClassifier? Classifier, LostScores? Problem) At(string output, RowFollower follower)
    {
        var value = context.Model.Main.Value(output);
        switch (follower.Follow(value))
        {
            case DecidedClass decided:
                var (chosen, problem) = Classifier(output, decided.Numbers, follower);
                return (chosen is null ? null : chosen with { IsDecision = true }, problem);
            case ClassScores scores
                when context.Model.DeclaredShape(value) is { } declared
                    && Contradicts(declared, scores)
                    && HasReadableRows(output, scores, follower):
                return (
                    null,
                    new LostScores(
                        DiagnosticCodes.OutputOrderUnknown,
                        $"has the shape [{string.Join(", ", declared.Select(size => size < 0 ? "?" : $"{size}"))}], "
                            + $"where the operators behind the layer lead to {scores.Numbers.Length} classes"
                    )
                );
            case ClassScores scores:
                var (found, failure) = Classifier(output, scores.Numbers, follower);
                return (
                    found is null
                        ? null
                        : found with
                        {
                            Extents = [.. scores.Extents],
                            Doubt = found.Doubt ?? (IsSettled(value, scores) ? null : scores.Assumption),
                            Remarks = [.. found.Remarks, .. Axes(output, scores)],
                        },
                    failure
                );
            case NoScores none:
                return (null, new LostScores(none.Code, none.Reason));
            case LostScores lost:
                return (null, lost);
            default:
                return (null, new LostScores(DiagnosticCodes.OutputOrderUnknown, "is a sequence of values"));
        }
    }

    private (FoundClassifier? Classifier, LostScores? Problem) Classifier(string output, int[] numbers, RowFollower follower)
    {
        ImmutableArray<ImmutableArray<RowTerm>> rows = [.. numbers.Select(number => follower.Table[number])];
        var layers = (
            rows.IsEmpty
                ? follower.Starts.WithoutNumbers.TakeLast(1)
                : rows.SelectMany(terms => terms).Select(term => term.Layer).Distinct()
        ).ToDictionary(layer => layer, layer => follower.Starts[layer]);
        return OutputTemplates.Make(output, rows, layers, follower.Table.SourcesOfConstants, context.File.Budget);
    }

    // An output of a size that is told must hold all classes that were followed to it.
    private static bool Contradicts(IReadOnlyList<long> declared, ClassScores scores) =>
        declared.Count > 0
        && declared.All(size => size > 0)
        && scores.Numbers.Length > 0
        && declared.Aggregate(1d, (product, size) => product * size) % scores.Numbers.Length != 0;

    // Weights that cannot be read are the worse fault.
    private bool HasReadableRows(string output, ClassScores scores, RowFollower follower)
    {
        try
        {
            return Classifier(output, scores.Numbers, follower).Classifier?.Matrix.Values() is not null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return false;
        }
    }

    // The number of classes is that of the scores of one image, so that there is one place.
    private bool IsSettled(GraphValue value, ClassScores scores) =>
        context.Model.DeclaredShape(value) is { } declared
        && declared.Skip(1).All(size => size > 0)
        && declared.Skip(1).Aggregate(1d, (product, size) => product * size) == scores.Numbers.Length;

    private static IEnumerable<string> Axes(string output, ClassScores scores) =>
        scores.Extents.Count(extent => extent > 1) > 1
            ? [$"the classes of output '{output}' lie along several axes ({ScoreAxes.Write(scores.Extents)}), and are counted row by row"]
            : [];

    // Of outputs with the same rows the first counts, unless it only tells what was decided.
    private static List<FoundClassifier> Distinct(IEnumerable<FoundClassifier> classifiers)
    {
        var kept = new List<FoundClassifier>();
        foreach (var classifier in classifiers.OrderBy(classifier => classifier.IsDecision))
        {
            if (!kept.Exists(classifier.HasRowsOf))
            {
                kept.Add(classifier);
            }
        }

        return kept;
    }

    // The layers whose results are, however changed, an input of another: none of them is the last one.
    private static HashSet<GraphNode> Upstream(FoundClassifier classifier, RowFollower follower)
    {
        var layers = follower.Starts.Nodes.ToHashSet();
        var found = new HashSet<GraphNode>();
        var open = new Stack<GraphValue>(classifier.Applications.SelectMany(layer => layer.Node.Inputs));
        var visited = new HashSet<GraphValue>();
        while (open.TryPop(out var value) && visited.Count < MostValues)
        {
            if (!visited.Add(value) || value.Producer is not var (node, output))
            {
                continue;
            }

            if (layers.Contains(node))
            {
                found.Add(node);
            }

            foreach (var source in node.Inputs.Concat(InnerGraphs.Results(value, node, output)))
            {
                open.Push(source);
            }
        }

        return found;
    }
}
