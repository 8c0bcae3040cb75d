using QualityGate.Models.Onnx.Graphs;

namespace QualityGate.Models.Onnx.Rows;

/// <summary>Branches, bodies of loops, and functions: the scores of a node's output are those of a value inside.</summary>
internal static class InnerGraphs
{
    /// <summary>The values inside that an output of a node is; none for nodes that have no graph inside.</summary>
    public static IEnumerable<GraphValue> Results(GraphValue value, GraphNode node, int output)
    {
        GraphValue? Result(GraphScope? scope, int index) =>
            scope is not null && index < scope.Outputs.Count ? scope.Value(scope.Outputs[index]) : null;
        var scope = value.Scope;
        IEnumerable<GraphValue?> results = node.Operator switch
        {
            "If" => [Result(scope.Branch(node, "then_branch"), output), Result(scope.Branch(node, "else_branch"), output)],

            // The first thing that a Loop's body says is whether to go on.
            "Loop" => [Result(scope.Branch(node, "body"), output + 1)],
            "Scan" => [Result(scope.Branch(node, "body"), output)],
            _ => [Result(scope.Call(node), output)],
        };
        return results.OfType<GraphValue>();
    }

    /// <summary>The values to go on with; null for nodes that have no graph inside.</summary>
    public static Pending? Begin(GraphValue value, GraphNode node, int output)
    {
        GraphValue?[] inner = [.. Results(value, node, output)];
        if (inner.Length == 0)
        {
            return null;
        }

        var skipped = node.Operator == "Loop" ? 2 : 0;
        var scanned = node.Operator == "Scan" ? (int)Math.Clamp(node.Integer("num_scan_inputs", 0), 0, node.InputCount) : 0;
        var isState = node.Operator is "Loop" or "Scan" && output < node.InputCount - skipped - scanned;
        return node.Operator switch
        {
            "If" => new Pending(node.Describe(), inner, followed => followed.Aggregate((yes, no) => Choose(node, yes, no))),
            "Loop" or "Scan" when isState => new Pending(
                node.Describe(),
                [node.Input(output + skipped), .. inner],
                followed => GoRound(node, followed[0], followed[1])
            ),
            "Loop" or "Scan" => new Pending(node.Describe(), inner, followed => Stack(node, followed[0])),
            _ => new Pending(node.Describe(), inner, followed => followed[0]),
        };
    }

    private static Followed Choose(GraphNode node, Followed yes, Followed no) =>
        (yes, no) switch
        {
            (LostScores lost, _) => lost,
            (_, LostScores lost) => lost,
            (NoScores, _) => no,
            (_, NoScores) => yes,
            (ClassScores a, ClassScores b) => HaveSameOrder(a, b)
                ? a with
                {
                    IsLinear = a.IsLinear && b.IsLinear,
                }
                : LostScores.OfSeveralLayers(
                    node,
                    "has branches that come from different layers, or with their classes in different orders"
                ),
            (DecidedClass a, DecidedClass b) when a.Numbers.SequenceEqual(b.Numbers) => a,
            _ => LostScores.At(node, "has branches of different kinds"),
        };

    // Scores that come in as a state must leave a round in the order in which they came.
    private static Followed GoRound(GraphNode node, Followed before, Followed after) =>
        (before, after) switch
        {
            (LostScores lost, _) => lost,
            (ClassScores a, ClassScores b) => HaveSameOrder(a, b) ? b : LostScores.At(node, "changes the scores in each round"),
            (DecidedClass or FollowedSequence, _) => LostScores.At(node, "changes what was decided for in each round"),
            _ => after,
        };

    // The results of the rounds lie along a new first axis.
    private static Followed Stack(GraphNode node, Followed round) =>
        round is not ClassScores scores ? round
        : node.Integers("scan_output_axes")?.Any(axis => axis != 0) == true
            ? LostScores.At(node, "stacks scores along another axis than the first")
        : ScoreAxes.WithSize(ScoreAxes.Insert(scores, new HashSet<int> { 0 }), 0, 1, null);

    private static bool HaveSameOrder(ClassScores a, ClassScores b) =>
        a.Numbers.SequenceEqual(b.Numbers) && a.Extents.SequenceEqual(b.Extents);
}
