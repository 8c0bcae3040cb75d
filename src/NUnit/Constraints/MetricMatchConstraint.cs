using QualityGate.Metrics;

namespace QualityGate.NUnit;

/// <summary>Holds when the value of a metric satisfies another constraint.</summary>
public sealed class MetricMatchConstraint : ModelConstraint
{
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

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The actual value is no model.</exception>
    /// <exception cref="InvalidOperationException">The model's labels are not known; or the metric cannot be measured for this model.</exception>
    /// <exception cref="Diagnostics.QualityGateException">A file cannot be used.</exception>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        var analysis = Subject.Analyse(actual);
        var value = Measurement.ValueOf(metric, analysis);
        var finding = Finding.Of(() => $"{Figure.Format(value)} in {Measurement.View(analysis, metric)}", () =>
        [
            .. FailureReport.Attach(Measurement.EntryOf(analysis), Measurement.View(analysis, metric), $"{metric.Name} of '{analysis.Classifier.Path.FileName}' is {Figure.Format(value)}; asserted was: {Description}."),
            .. Measurement.Pairs(analysis, metric),
        ]);
        return new FindingResult(this, finding, inner.ApplyTo(value).IsSuccess);
    }

    /// <inheritdoc/>
    protected override string GetStringRepresentation() => $"<metricmatch {metric.Name} {inner}>";
}
