using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Onnx.Layers;

namespace QualityGate.Models.Onnx.Rows;

/// <summary>An operator that passes class scores on.</summary>
/// <param name="Data">The inputs that may hold scores: those that are followed back.</param>
/// <param name="Apply">The scores of an output, from those of the inputs, in the order of <paramref name="Data"/>.</param>
internal sealed record RowOperator(Func<GraphNode, IReadOnlyList<GraphValue?>> Data, Func<RowStep, Followed> Apply)
{
    /// <summary>An operator that takes scores as its first input only, and does something to tensors of them.</summary>
    public static RowOperator First(Func<RowStep, ClassScores, Followed> apply) =>
        new(node => [node.Input(0)], step => step.Data[0] is ClassScores scores ? apply(step, scores) : step.Unchanged());

    /// <summary>Inputs at some places.</summary>
    public static Func<GraphNode, IReadOnlyList<GraphValue?>> At(params int[] places) => node => [.. places.Select(node.Input)];
}

/// <summary>A node that is being followed through.</summary>
/// <param name="Node">The node.</param>
/// <param name="Output">The index of the output that is followed.</param>
/// <param name="Values">The values of its data inputs; null where one is left out.</param>
/// <param name="Data">The contents of the data inputs, as followed so far.</param>
/// <param name="Context">The graph around it.</param>
/// <param name="Table">The scores by number.</param>
/// <param name="Shapes">The known shapes of values.</param>
internal sealed record RowStep(
    GraphNode Node,
    int Output,
    IReadOnlyList<GraphValue?> Values,
    IReadOnlyList<Followed> Data,
    LayerContext Context,
    ScoreTable Table,
    ShapeNumbers Shapes
)
{
    /// <summary>The result for a single input that is no tensor of scores: the same, as long as the operator only hands on.</summary>
    public Followed Unchanged() => Data[0] is FollowedSequence ? Lost("is given a sequence") : Data[0];

    /// <summary>The order of the classes is lost here.</summary>
    public LostScores Lost(string why) => LostScores.At(Node, why);

    /// <summary>An axis of scores that an attribute names, from the end when negative; null when that cannot be told.</summary>
    public static int? Axis(ClassScores scores, long axis) =>
        axis < -scores.Rank || axis >= scores.Rank || (scores.IsRankAssumed && axis > 0)
            ? null
            : (int)(axis < 0 ? axis + scores.Rank : axis);

    /// <summary>An axis that the file does not tell.</summary>
    public LostScores UnknownAxis() => Lost("moves along an axis that cannot be told, as the file does not say how many axes there are");

    /// <summary>Keeps what is made within what the file's length justifies.</summary>
    public void Charge(long elements) => Context.File.Budget.Charge(elements);
}
