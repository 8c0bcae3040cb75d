using QualityGate.Analysis;

namespace QualityGate.Metrics;

/// <summary>
/// Mistake severity: the mean height of the subsumer of true and predicted class, over the wrong predictions. The height of a
/// concept is the number of edges on its longest path down to a class (Bertinetto et al., CVPR 2020).
/// </summary>
public sealed class MistakeSeverity : MistakeMetric
{
    /// <inheritdoc/>
    public override string Name => "mistake-severity";

    /// <inheritdoc/>
    public override string Title => "Mistake Severity";

    /// <inheritdoc/>
    public override string Unit => "levels";

    /// <inheritdoc/>
    public override double Least => 0;

    /// <inheritdoc/>
    public override double Greatest => double.PositiveInfinity;

    /// <inheritdoc/>
    public override Direction Direction => Direction.LowerIsBetter;

    /// <inheritdoc/>
    public override MetricDocumentation Documentation { get; } =
        new(
            "How far up the hierarchy one must go, from the classes, to find what true and predicted class have in common. It "
                + "is about the mistakes alone: an accurate network may make worse ones.",
            "Mean, over the wrong predictions, of the height of the two classes’ subsumer; the height of a concept is the "
                + "number of edges on its longest path down to a class.",
            "Compare models on the same labels: the value depends on how the classes lie in the hierarchy. Set `max` a little "
                + "above what a model has that you trust.",
            "Bertinetto, Mueller, Tertikas, Samangooei, Lord: *Making Better Mistakes*, CVPR 2020"
        );

    internal override double Of(ModelAnalysis analysis, int actual, int predicted) =>
        analysis.Relatedness.Taxonomy.Height(analysis.Relatedness.Subsumer(actual, predicted));
}
