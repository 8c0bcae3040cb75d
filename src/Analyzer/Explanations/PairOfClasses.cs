using QualityGate.Analysis;
using QualityGate.Graphs.Forests;

namespace QualityGate.Explanations;

/// <summary>Two classes that one graph joins and the other does not.</summary>
/// <param name="A">A class.</param>
/// <param name="B">Another, with a higher index.</param>
/// <param name="Similarity">Their structural similarity, from 0 to 1.</param>
/// <param name="Confusions">How many samples of either were predicted as the other; the sum of both shares where only shares are
/// known.</param>
/// <param name="Subsumer">Their subsumer, a node of the hierarchy's graph; null without a hierarchy.</param>
/// <param name="Depth">Its depth; null without a hierarchy.</param>
internal sealed record PairOfClasses(int A, int B, double Similarity, double Confusions, int? Subsumer, int? Depth)
{
    internal static PairOfClasses Of(ModelAnalysis analysis, ForestEdge edge)
    {
        var confusion = analysis.ConceptConfusion!;
        return new PairOfClasses(
            edge.A,
            edge.B,
            analysis.Structural.Similarity[edge.A, edge.B],
            confusion[edge.A, edge.B] + confusion[edge.B, edge.A],
            edge.Subsumer,
            edge.Depth
        );
    }
}
