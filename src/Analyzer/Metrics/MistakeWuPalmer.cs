using QualityGate.Analysis;

namespace QualityGate.Metrics;

/// <summary>
/// The mean Wu–Palmer similarity of true and predicted class, over the wrong predictions (Wu &amp; Palmer 1994).
/// </summary>
public sealed class MistakeWuPalmer : MistakeMetric
{
    /// <inheritdoc/>
    public override string Name => "mistake-wu-palmer";

    /// <inheritdoc/>
    public override string Title => "Wu–Palmer Similarity of Mistakes";

    /// <inheritdoc/>
    public override string Unit => "similarity";

    /// <inheritdoc/>
    public override double Least => 0;

    /// <inheritdoc/>
    public override double Greatest => 1;

    /// <inheritdoc/>
    public override MetricDocumentation Documentation { get; } =
        new(
            "How related true and predicted class are on average, when they differ: near 1 for mistakes between near kin.",
            "Mean, over the wrong predictions, of the Wu–Palmer similarity: twice the depth of the subsumer over the sum of "
                + "both classes’ depths, counted through it.",
            "Being a similarity from 0 to 1, it compares more easily between label sets than depths do. Set `min` a little "
                + "below what a model has that you trust.",
            "Wu and Palmer: *Verb Semantics and Lexical Selection*, ACL 1994"
        );

    internal override double Of(ModelAnalysis analysis, int actual, int predicted) => analysis.Relatedness.WuPalmer(actual, predicted);
}
