using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Graphs.Forests;

namespace QualityGate.Metrics;

/// <summary>
/// A share of one forest's edges that says how far the structural and the functional forest agree (similarity graph
/// compliance, SGC; Filus et al., arXiv:2504.09956).
/// </summary>
internal abstract class ComplianceMetric : Metric
{
    private protected const string NoFunctionalEdges =
        "is undefined: the functional forest has no edge, because no two classes of a cluster are confused";

    private protected const string NoStructuralEdges =
        "is undefined: the structural forest has no edge between classes that have test samples";

    private protected const string LookAtUnexplained =
        "look at the unexplained confusions: those that the network's own similarities do not explain";

    private protected const string LookAtUnconfused =
        "look at the unconfused similarities: similar classes that the network keeps apart all the same";

    /// <inheritdoc/>
    public sealed override string Unit => "share";

    /// <inheritdoc/>
    public sealed override double Least => 0;

    /// <inheritdoc/>
    public sealed override double Greatest => 1;

    /// <inheritdoc/>
    public sealed override MetricNeeds Needs => MetricNeeds.Templates | MetricNeeds.TestData;

    /// <inheritdoc/>
    internal sealed override RandomSource Randomness => RandomSource.TestSamples;

    internal sealed override bool IsOnForests => true;

    /// <inheritdoc/>
    public sealed override MetricResult Compute(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        if (GraphCompliance.Of(analysis) is not { } compliance)
        {
            return WithoutFunctionalGraph(analysis);
        }

        var edges = EdgesOf(compliance);
        return MetricResult.Share(edges.Count(edge => Agrees(compliance, edge.A, edge.B)), edges.Length, WhyUndefined);
    }

    /// <inheritdoc/>
    internal sealed override ChanceLevel? Chance(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        if (GraphCompliance.Of(analysis) is not { } compliance || EdgesOf(compliance) is not { IsEmpty: false } edges)
        {
            return null;
        }

        var permutations = new LabelPermutations(analysis.ConceptConfusion!.MeasuredClasses, (a, b) => Agrees(compliance, a, b) ? 1 : 0);
        var agreeing = edges.Count(edge => Agrees(compliance, edge.A, edge.B));
        return new ChanceLevel(permutations.MeanOverPairs(), permutations.ShareAtLeast(edges, agreeing));
    }

    /// <inheritdoc/>
    internal sealed override MetricBounds Bounds(ModelAnalysis analysis)
    {
        var compliance = GraphCompliance.Of(analysis)!;
        return new MetricBounds(
            Least,
            Greatest,
            new LabelPermutations(analysis.ConceptConfusion!.MeasuredClasses, (a, b) => Agrees(compliance, a, b) ? 1 : 0).MeanOverPairs()
        );
    }

    /// <summary>The edges of which the share is taken.</summary>
    internal abstract ImmutableArray<ForestEdge> EdgesOf(GraphCompliance compliance);

    /// <summary>True when the other graph agrees that two classes belong together; symmetric.</summary>
    internal abstract bool Agrees(GraphCompliance compliance, int a, int b);

    /// <summary>Why there may be no edge.</summary>
    private protected abstract string WhyUndefined { get; }
}
