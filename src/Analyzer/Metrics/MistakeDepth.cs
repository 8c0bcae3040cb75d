using QualityGate.Analysis;

namespace QualityGate.Metrics;

/// <summary>
/// Mistake depth: the mean depth of the subsumer of true and predicted class, over the wrong predictions; counted as in
/// Similarity Depth.
/// </summary>
public sealed class MistakeDepth : MistakeMetric
{
    /// <inheritdoc/>
    public override string Name => "mistake-depth";

    /// <inheritdoc/>
    public override string Title => "Mistake Depth";

    /// <inheritdoc/>
    public override string Unit => "levels";

    /// <inheritdoc/>
    public override double Least => 1;

    /// <inheritdoc/>
    public override double Greatest => double.PositiveInfinity;

    /// <inheritdoc/>
    public override MetricDocumentation Documentation { get; } =
        new(
            "How deep in the hierarchy that lies which true and predicted class have in common: Similarity Depth, taken over "
                + "the mistakes themselves.",
            "Mean, over the wrong predictions, of the depth of the two classes’ subsumer.",
            "As for `similarity-depth`: compare with chance for these labels, which is the chance level of `similarity-depth`.",
            "QualityGate; not in the paper"
        );

    internal override double Of(ModelAnalysis analysis, int actual, int predicted) => analysis.Relatedness.SubsumerDepth(actual, predicted);
}
