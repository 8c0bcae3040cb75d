using QualityGate.Analysis;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Metrics;

/// <summary>
/// Relative SD, (SD − chance) / (ceiling − chance): 0 is what random labels give, 1 what the hierarchy's own structure
/// gives. It makes thresholds comparable between label sets. Ours, not the paper's.
/// </summary>
internal sealed class RelativeSimilarityDepth : Metric
{
    private readonly SimilarityDepth similarityDepth = new();

    /// <inheritdoc/>
    public override string Name => "relative-similarity-depth";

    /// <inheritdoc/>
    public override string Title => "Relative Similarity Depth";

    /// <inheritdoc/>
    public override string Unit => "relative";

    /// <inheritdoc/>
    public override double Least => double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Greatest => double.PositiveInfinity;

    /// <inheritdoc/>
    public override MetricNeeds Needs => MetricNeeds.Templates | MetricNeeds.Hierarchy;

    /// <inheritdoc/>
    internal override RandomSource Randomness => RandomSource.Edges;

    /// <inheritdoc/>
    public override string Advice => "look at the structural edges of least depth";

    /// <inheritdoc/>
    public override MetricResult Compute(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var depth = similarityDepth.Compute(analysis);
        return (depth.Value, analysis.Semantic) switch
        {
            (null, _) => depth,
            (_, { Ceiling: null, WhyNoCeiling: { } why }) => MetricResult.Undefined($"is undefined: {why}"),
            ({ } value, { Ceiling: { } ceiling, Chance: var chance }) when ceiling > chance => MetricResult.Of(
                (value - chance) / (ceiling - chance)
            ),
            _ => MetricResult.Undefined(
                "is undefined: in the hierarchy, similar classes lie no deeper than any others, so chance and ceiling are the same"
            ),
        };
    }

    // The metric is a linear function of Similarity Depth, so its error is that one, scaled.
    internal override (StandardError? Error, string? WhyNone) ErrorOnEdges(ModelAnalysis analysis)
    {
        var (error, why) = similarityDepth.ErrorOnEdges(analysis);
        return (error?.Times(1 / (analysis.Semantic!.Ceiling!.Value - analysis.Semantic.Chance)), why);
    }

    /// <inheritdoc/>
    internal override MetricBounds Bounds(ModelAnalysis analysis)
    {
        var (depth, chance, ceiling) = (similarityDepth.Bounds(analysis), analysis.Semantic!.Chance, analysis.Semantic.Ceiling!.Value);
        return new MetricBounds((depth.Least - chance) / (ceiling - chance), (depth.Greatest - chance) / (ceiling - chance), Chance: 0);
    }
}
