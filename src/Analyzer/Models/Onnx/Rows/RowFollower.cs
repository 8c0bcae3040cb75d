using QualityGate.Diagnostics;
using QualityGate.Models.Onnx.Constants;
using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Onnx.Layers;

namespace QualityGate.Models.Onnx.Rows;

/// <summary>
/// Follows class scores from the layers to a value: which rows of which layers arrive there, and in which order. Goes back from
/// the value to the first layers that have weights, and does to the rows' numbers what the operators on the way do to scores.
/// </summary>
internal sealed class RowFollower
{
    private const int MostValues = 200_000;

    private static readonly Dictionary<string, RowOperator> Operators = new[]
    {
        ElementOperators.All,
        CombiningOperators.All,
        MovingOperators.All,
        PickingOperators.All,
        JoiningOperators.All,
        ShapingOperators.All,
        ReducingOperators.All,
        UnfollowedOperators.All,
    }
        .SelectMany(group => group)
        .ToDictionary(pair => pair.Name, pair => pair.Operator, StringComparer.Ordinal);

    private readonly Dictionary<GraphValue, Followed> known = [];
    private readonly LayerContext context;
    private readonly LayerStarts starts;
    private readonly ShapeNumbers shapes;

    public RowFollower(LayerContext context, LayerForms forms)
    {
        this.context = context;
        shapes = new ShapeNumbers(context, value => known.GetValueOrDefault(value));
        starts = new LayerStarts(context, forms, Table, shapes);
    }

    /// <summary>The scores by number.</summary>
    public ScoreTable Table { get; } = new();

    /// <summary>The layers that were come to.</summary>
    public LayerStarts Starts => starts;

    /// <summary>Operators of models without class templates that were come to.</summary>
    public List<string> Foreign { get; } = [];

    /// <summary>The scores that a value holds.</summary>
    public Followed Follow(GraphValue value)
    {
        var open = new Stack<Frame>();
        var inProgress = new HashSet<GraphValue>();
        Open(value);
        while (open.TryPeek(out var top))
        {
            var needs = top.Pending.Needs;
            while (top.Next < needs.Count && (needs[top.Next] is not { } need || known.ContainsKey(need)))
            {
                top.Next++;
            }

            if (top.Next < needs.Count)
            {
                Open(needs[top.Next]!.Value);
                continue;
            }

            open.Pop();
            inProgress.Remove(top.Value);
            known[top.Value] = Finish(top.Pending);
        }

        return known[value];

        void Open(GraphValue next)
        {
            if (known.ContainsKey(next))
            {
                return;
            }

            if (known.Count + inProgress.Count > MostValues || !inProgress.Add(next))
            {
                known[next] = new LostScores(
                    DiagnosticCodes.NoClassifierLayer,
                    inProgress.Contains(next) ? "goes round in a circle" : "has too many values behind it to be followed"
                );
                return;
            }

            open.Push(new Frame(next, Begin(next)));
        }
    }

    private Followed Finish(Pending pending)
    {
        try
        {
            return pending.Finish([.. pending.Needs.Select(need => need is { } value ? known[value] : new NoScores("is left out"))]);
        }
        catch (Exception e) when (e is InvalidDataException or OverflowException)
        {
            return new LostScores(
                DiagnosticCodes.OutputOrderUnknown,
                $"goes through {pending.Name}, which cannot be followed: {e.Message}"
            );
        }
    }

    private Pending Begin(GraphValue value)
    {
        if (context.Constants.IsConstant(value))
        {
            return Pending.Known(new NoScores("is a constant"));
        }

        if (value.Producer is not var (node, output))
        {
            return Pending.Known(new NoScores($"goes back to '{value}', which no node computes, without a layer that has weights"));
        }

        if (starts.Begin(node, output) is { } start)
        {
            return start;
        }

        if (InnerGraphs.Begin(value, node, output) is { } inside)
        {
            return inside;
        }

        if (Operators.TryGetValue(node.Operator, out var known))
        {
            var data = known.Data(node);
            return new Pending(
                node.Describe(),
                data,
                followed => known.Apply(new RowStep(node, output, data, followed, context, Table, shapes))
            );
        }

        if (ForeignModels.Describe(node.Operator) is { } description)
        {
            Foreign.Add($"{description}: {node.Describe()}");
        }

        return Pending.Known(
            new LostScores(
                DiagnosticCodes.NoClassifierLayer,
                $"is computed by {node.Describe()}, "
                    + (
                        starts.IsLayerOperator(node)
                            ? UnknownOperator.Before(node, context.Constants) is { } unknown
                                ? $"whose weights come out of {unknown.Describe()}, an operator that is not known"
                                : "neither of whose inputs is a constant"
                            : "behind which no class templates can be read"
                    )
            )
        );
    }

    private sealed class Frame(GraphValue value, Pending pending)
    {
        public GraphValue Value => value;

        public Pending Pending => pending;

        /// <summary>The first of the needs that may not be known yet.</summary>
        public int Next { get; set; }
    }
}

/// <summary>A value that is being followed: the values that must be known first, and what follows from them.</summary>
internal sealed record Pending(string Name, IReadOnlyList<GraphValue?> Needs, Func<IReadOnlyList<Followed>, Followed> Finish)
{
    /// <summary>A value that needs no others.</summary>
    public static Pending Known(Followed followed) => new(string.Empty, [], _ => followed);
}
