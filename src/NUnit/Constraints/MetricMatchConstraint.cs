using System.Diagnostics;
using QualityGate.Explanations;
using QualityGate.Metrics;
using QualityGate.Text;

namespace QualityGate.NUnit;

/// <summary>Holds when the value of a metric satisfies another constraint.</summary>
[StackTraceHidden]
public sealed class MetricMatchConstraint : ModelConstraint
{
    private const int FinestStep = 30;

    private readonly Metric metric;
    private readonly IConstraint inner;

    internal MetricMatchConstraint(Metric metric, IConstraint inner)
        : base(metric, inner)
    {
        this.metric = metric;
        this.inner = inner;
    }

    /// <inheritdoc/>
    public override string Description => $"{metric.Name} {inner.Description}";

    private protected override Metric ComparedMetric => metric;

    private protected override ConstraintResult Judge<TActual>(TActual actual)
    {
        var analysis = Subject.Analyse(actual, metric.NeedsTestData);
        var value = Measurement.ValueOf(metric, analysis);
        var holds = inner.ApplyTo(value).IsSuccess;
        var finding = Finding.Of(
            () => $"{Figure.Format(value)} in {analysis.Measurements}",
            () =>
                [
                    .. FailureReport.Attach(
                        analysis,
                        $"{metric.Name} of '{analysis.Classifier.Path.FileName}' is {Figure.Format(value)}; asserted was: {Description}."
                    ),
                    .. Measurement.Pairs(analysis, metric, EffectOf(value, holds)),
                ]
        );
        return new FindingResult(this, finding, holds);
    }

    /// <inheritdoc/>
    protected override string GetStringRepresentation() => $"<metricmatch {metric.Name} {inner}>";

    // The other constraint doesn't tell on which side of the value it would judge otherwise: nearby values do.
    private PairEffect EffectOf(double value, bool holds)
    {
        var usual = metric.Direction == Direction.HigherIsBetter ? PairEffect.Lowers : PairEffect.Raises;
        for (var step = FinestStep; step >= -FinestStep; step--)
        {
            var distance = Math.ScaleB(1, -step);
            var (below, above) = (JudgesOtherwise(value - distance, holds), JudgesOtherwise(value + distance, holds));
            if (below != above)
            {
                return below ? PairEffect.Raises : PairEffect.Lowers;
            }
        }

        return usual;
    }

    private bool JudgesOtherwise(double value, bool holds) => inner.ApplyTo(value).IsSuccess != holds;
}
