using QualityGate.Analysis;
using QualityGate.Metrics.Uncertainty;
using QualityGate.Text;

namespace QualityGate.Metrics;

/// <summary>
/// Relative SD, (SD − chance) / (ceiling − chance): 0 is what random labels give, 1 what the hierarchy's own structure
/// gives. It makes thresholds comparable between label sets. Ours, not the paper's.
/// </summary>
public sealed class RelativeSimilarityDepth : Metric
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
    public override RandomSource Randomness => RandomSource.Edges;

    /// <inheritdoc/>
    public override string Advice => "look at the structural edges of least depth";

    /// <inheritdoc/>
    public override MetricDocumentation Documentation { get; } =
        new(
            "Where Similarity Depth lies between chance (0) and the hierarchy's own structure (1). One threshold fits label "
                + "sets of any kind. A network may lie below 0, or a little above 1.",
            "(SD − chance) / (ceiling − chance). Chance is the mean subsumer depth over all pairs of classes, which is the "
                + "exact expectation of SD under randomly permuted labels; the ceiling is SD of the graph whose similarities are the "
                + "hierarchy's own (Wu–Palmer), under the same clustering. Chance is 0 by definition; the p-value is that of "
                + "`similarity-depth`.",
            "Trained networks on ImageNet lie near 0.75, untrained ones near 0. Demand 0.5 to begin with, and raise it to a "
                + "little below what a model has that you trust. If the p-value of `similarity-depth` doesn't set it apart from "
                + "chance, this says that the network's similarities have nothing to do with meaning.",
            "QualityGate; not in the paper"
        );

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

    // As a function of SD it is a straight line.
    internal override (StandardError? Error, string? WhyNone) ErrorOnEdges(ModelAnalysis analysis)
    {
        var (error, why) = similarityDepth.ErrorOnEdges(analysis);
        return (error?.Times(1 / (analysis.Semantic.Ceiling!.Value - analysis.Semantic.Chance)), why);
    }

    /// <inheritdoc/>
    internal override MetricBounds Bounds(ModelAnalysis analysis)
    {
        var (depth, chance, ceiling) = (similarityDepth.Bounds(analysis), analysis.Semantic.Chance, analysis.Semantic.Ceiling!.Value);
        return new MetricBounds((depth.Least - chance) / (ceiling - chance), (depth.Greatest - chance) / (ceiling - chance), Chance: 0);
    }

    /// <inheritdoc/>
    public override string Calculate(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var (depth, chance, ceiling) = (
            Figure.Format(similarityDepth.Compute(analysis).Value!.Value),
            Figure.Format(analysis.Semantic.Chance),
            Figure.Format(analysis.Semantic.Ceiling!.Value)
        );
        return $"({depth} − {chance}) / ({ceiling} − {chance})";
    }
}
