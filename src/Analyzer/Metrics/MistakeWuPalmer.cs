using QualityGate.Analysis;

namespace QualityGate.Metrics;

/// <summary>
/// The mean Wu–Palmer similarity of true and predicted class, over the wrong predictions (Wu &amp; Palmer 1994).
/// </summary>
internal sealed class MistakeWuPalmer : MistakeMetric
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

    internal override double Of(ModelAnalysis analysis, int actual, int predicted) => analysis.Relatedness!.WuPalmer(actual, predicted);
}
