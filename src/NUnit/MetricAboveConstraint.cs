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
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is NaN or infinite.</exception>
    public MetricAboveConstraint(Metric metric, double bound)
        : base(metric, bound)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (!double.IsFinite(bound))
        {
            throw new ArgumentOutOfRangeException(nameof(bound), bound, "The bound must be a finite number.");
        }

        this.metric = metric;
        this.bound = bound;
    }

    /// <summary>Demands a metric, given by its class, above a bound.</summary>
    internal static MetricAboveConstraint On<TMetric>(double bound)
        where TMetric : Metric => new(MetricCatalog.All.OfType<TMetric>().Single(), bound);

    /// <inheritdoc/>
    public override string Description => $"{metric.Name} above {Figure.FormatLimit(bound)}";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The actual value is no <see cref="ModelAnalysis"/>.</exception>
    /// <exception cref="InvalidOperationException">The metric has no value for this model.</exception>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        if (actual is not ModelAnalysis analysis)
        {
            throw new ArgumentException(
                $"This constraint is about a {nameof(ModelAnalysis)}, but the actual value is {actual?.GetType().Name ?? "null"}; "
                + $"analyse the model first: {nameof(ModelAnalysis)}.{nameof(ModelAnalysis.Load)}(\"model.onnx\", \"labels.txt\").",
                nameof(actual));
        }

        // Not a failed comparison: that would pass under Not, and nothing may pass because it was not measured.
        var measured = analysis.Measure(metric);
        return measured.Value is { } value
            ? new Result(this, analysis, value, bound)
            : throw new InvalidOperationException($"{metric.Name} {measured.WhyUndefined}, in {analysis}.");
    }

    /// <inheritdoc/>
    protected override string GetStringRepresentation() =>
        string.Create(CultureInfo.InvariantCulture, $"<metricabove {metric.Name} {Figure.FormatLimit(bound)}>");

    private sealed class Result(MetricAboveConstraint constraint, ModelAnalysis analysis, double value, double bound)
        : ConstraintResult(constraint, analysis, value > bound)
    {
        public override void WriteActualValueTo(MessageWriter writer)
        {
            ArgumentNullException.ThrowIfNull(writer);
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{Figure.Format(value, bound)} in {analysis}"));
        }
    }
}
