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
    /// <exception cref="ArgumentException">The actual value is no model, or its labels are not known.</exception>
    /// <exception cref="InvalidOperationException">The metric cannot be measured for this model.</exception>
    /// <exception cref="Diagnostics.QualityGateException">A file cannot be used.</exception>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        var analysis = Subject.Analyse(actual);
        var value = Measurement.ValueOf(metric, analysis);
        var view = Measurement.View(analysis, metric);
        var finding = Finding.Of($"{Figure.Format(value)} in {view}", () =>
        [
            .. FailureReport.Attach(Measurement.EntryOf(view), view, $"{metric.Name} of '{view.Classifier.Path.FileName}' is {Figure.Format(value)}; asserted was: {Description}."),
            .. Measurement.Pairs(view, metric),
        ]);
        return new FindingResult(this, finding, inner.ApplyTo(value).IsSuccess);
    }

    /// <inheritdoc/>
    protected override string GetStringRepresentation() => $"<metricmatch {metric.Name} {inner}>";
}
