using QualityGate.Diagnostics;
using QualityGate.Models.Onnx.Graphs;

namespace QualityGate.Models.Onnx.Rows;

/// <summary>The class scores that a value of the graph holds, as far as they could be followed from the layers.</summary>
internal abstract record Followed;

/// <summary>A value without class scores: a constant, data from elsewhere, or one number made of all classes.</summary>
/// <param name="Reason">Where it comes from, as the end of a sentence about it.</param>
/// <param name="Code">The diagnostic's code, should it be an output.</param>
internal sealed record NoScores(string Reason, string Code = DiagnosticCodes.NoClassifierLayer) : Followed;

/// <summary>A value whose scores could not be followed.</summary>
/// <param name="Code">The diagnostic's code.</param>
/// <param name="Reason">Why not, as the end of a sentence about the value; names the operator.</param>
internal sealed record LostScores(string Code, string Reason) : Followed
{
    /// <summary>Scores whose order is lost at a node.</summary>
    public static LostScores At(GraphNode node, string why) =>
        new(DiagnosticCodes.OutputOrderUnknown, $"goes through {node.Describe()}, which {why}");

    /// <summary>Scores of several layers that a node makes one value of.</summary>
    public static LostScores OfSeveralLayers(GraphNode node, string why) =>
        new(DiagnosticCodes.HeadsCannotBeJoined, $"goes through {node.Describe()}, which {why}");
}

/// <summary>The class that was decided for, as an index into the scores, or scores in the order of their size.</summary>
/// <param name="Numbers">The scores' numbers in the <see cref="ScoreTable"/>, in the order of the index.</param>
internal sealed record DecidedClass(int[] Numbers) : Followed;

/// <summary>A list of values.</summary>
internal sealed record FollowedSequence(IReadOnlyList<Followed> Items) : Followed;

/// <summary>A tensor of class scores.</summary>
/// <param name="Numbers">The scores' numbers in the <see cref="ScoreTable"/>, in row-major order of the extents.</param>
/// <param name="Extents">How many different scores lie along each axis: 1 where all along it belong to the same class, such as the batch
/// and places.</param>
/// <param name="Sizes">The size of each axis, null where it is not known; that of an axis with several classes is its extent.</param>
/// <param name="IsLinear">Whether the scores are still sums of products, so that adding two of them adds their templates.</param>
internal sealed record ClassScores(int[] Numbers, int[] Extents, long?[] Sizes, bool IsLinear) : Followed
{
    /// <summary>An assumption about sizes that the file does not tell; null for none.</summary>
    public string? Assumption { get; init; }

    /// <summary>True when the number of axes is one of the things that the file does not tell.</summary>
    public bool IsRankAssumed { get; init; }

    public int Rank => Extents.Length;

    /// <summary>These scores, bent: no longer sums of products.</summary>
    public ClassScores Bent() => IsLinear ? this with { IsLinear = false } : this;

    /// <summary>Scores with others at each place, by number.</summary>
    public ClassScores Map(Func<int, int> map) => this with { Numbers = [.. Numbers.Select(map)] };

    /// <summary>True when this is a single score, which all classes of the other share.</summary>
    public bool IsCommonTo(ClassScores other) => Numbers.Length == 1 && other.Numbers.Length > 1;
}
