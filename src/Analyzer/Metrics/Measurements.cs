using System.Collections.Concurrent;
using QualityGate.Analysis;
using QualityGate.Metrics.Uncertainty;
using QualityGate.Text;

namespace QualityGate.Metrics;

/// <summary>
/// The metrics and intervals of one analysis. Each is computed once, when it is first asked for, by whichever thread asks; others that ask
/// wait.
/// </summary>
public sealed class Measurements
{
    private readonly ModelAnalysis analysis;
    private readonly ConcurrentDictionary<Metric, Lazy<MetricResult>> measured = [];
    private readonly ConcurrentDictionary<Metric, Lazy<Bootstrap>> resampled = [];
    private readonly ConcurrentDictionary<Metric, Lazy<MetricBounds>> bounds = [];

    private readonly Lazy<Bootstrap> onForests;

    internal Measurements(ModelAnalysis analysis)
    {
        this.analysis = analysis;
        onForests = new(() => Bootstrap.Run(analysis, MetricCatalog.All.Where(metric => metric.IsOnForests), DrawingProgress.Of(analysis)));
    }

    /// <summary>Computes a metric.</summary>
    /// <param name="metric">A metric of <see cref="MetricCatalog"/>.</param>
    /// <returns>Its value, or why it has none.</returns>
    public MetricResult Of(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return measured.GetOrAdd(metric, asked => new Lazy<MetricResult>(() => asked.Compute(analysis))).Value;
    }

    /// <summary>
    /// Computes the interval of a metric, which contains its value and is about the value that test sets of this size give on average. The
    /// test sets for it are drawn once, whatever level is asked for.
    /// </summary>
    /// <param name="metric">A metric of <see cref="MetricCatalog"/>.</param>
    /// <param name="level">The confidence level, from <see cref="ConfidenceLevel.Least"/> to <see cref="ConfidenceLevel.Most"/>.</param>
    /// <returns>The interval, or why there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is no level that can be asked for.</exception>
    public IntervalResult IntervalOf(Metric metric, double level)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (!ConfidenceLevel.Contains(level))
        {
            throw new ArgumentOutOfRangeException(
                nameof(level),
                level,
                $"A confidence level is from {ConfidenceLevel.Least} to {ConfidenceLevel.Most}."
            );
        }

        return resampled.GetOrAdd(metric, asked => new Lazy<Bootstrap>(() => Draw(asked))).Value.Interval(metric, level);
    }

    // Clustering drawn test sets is what takes long, so that all metrics on their forests are drawn as soon as one of them is asked for.
    private Bootstrap Draw(Metric metric) =>
        metric.IsOnForests ? onForests.Value : Bootstrap.Run(analysis, [metric], DrawingProgress.Of(analysis));

    /// <summary>Computes the bounds of a metric that has a value.</summary>
    internal MetricBounds BoundsOf(Metric metric) =>
        bounds.GetOrAdd(metric, asked => new Lazy<MetricBounds>(() => asked.Bounds(analysis))).Value;

    /// <summary>The model and its figures in one line, for messages.</summary>
    /// <returns>The model, and its headline metrics as far as there is data for them, such as <c>similarity-depth 7.2941</c>.</returns>
    public override string ToString() =>
        analysis.Describe(
            MetricCatalog
                .Headlines.Where(metric => !metric.NeedsTestData || analysis.Confusion is not null)
                .Where(metric => !metric.NeedsHierarchy || analysis.Relatedness is not null)
                .Select(metric => $"{metric.Name} {(Of(metric).Value is { } value ? Figure.Format(value) : "undefined")}")
        );
}
