using System.Globalization;
using QualityGate.Metrics;

namespace QualityGate.NUnit;

/// <summary>Holds when a metric of an analysed model is above a bound.</summary>
public sealed class MetricAboveConstraint : Constraint
{
    private readonly Metric metric;
    private readonly double bound;

    /// <summary>Demands a metric above a bound.</summary>
    /// <param name="metric">A metric of <see cref="MetricCatalog"/>.</param>
    /// <param name="bound">The bound; a value equal to it does not hold.</param>
    public MetricAboveConstraint(Metric metric, double bound)
        : base(metric, bound)
    {
        ArgumentNullException.ThrowIfNull(metric);
        this.metric = metric;
        this.bound = bound;
    }

    /// <summary>Demands a metric, given by its class, above a bound.</summary>
    internal static MetricAboveConstraint On<TMetric>(double bound)
        where TMetric : Metric => new(MetricCatalog.All.OfType<TMetric>().Single(), bound);

    /// <inheritdoc/>
    public override string Description => $"{metric.Name} above {Figure.FormatLimit(bound)}";

    /// <inheritdoc/>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        if (actual is not ModelAnalysis analysis)
        {
            throw new ArgumentException(
                $"This constraint is about a {nameof(ModelAnalysis)}, but the actual value is {actual?.GetType().Name ?? "null"}; "
                + $"analyse the model first: {nameof(ModelAnalysis)}.{nameof(ModelAnalysis.Load)}(\"model.onnx\", \"labels.txt\").",
                nameof(actual));
        }

        return new Result(this, analysis, metric, analysis.Measure(metric), bound);
    }

    /// <inheritdoc/>
    protected override string GetStringRepresentation() =>
        string.Create(CultureInfo.InvariantCulture, $"<metricabove {metric.Name} {Figure.FormatLimit(bound)}>");

    private sealed class Result(MetricAboveConstraint constraint, ModelAnalysis analysis, Metric metric, MetricResult measured, double bound)
        : ConstraintResult(constraint, analysis, measured.Value > bound)
    {
        public override void WriteActualValueTo(MessageWriter writer)
        {
            ArgumentNullException.ThrowIfNull(writer);
            writer.Write(measured.Value is { } value
                ? string.Create(CultureInfo.InvariantCulture, $"{Figure.Format(value, bound)} in {analysis}")
                : $"{metric.Name} {measured.WhyUndefined}, in {analysis}");
        }
    }
}
