using QualityGate.Analysis;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Metrics;

/// <summary>The metrics of an analysis, as if they were members of it.</summary>
public static class AnalysisMetrics
{
    extension(ModelAnalysis analysis)
    {
        /// <summary>The metrics and intervals of this analysis, remembered with it.</summary>
        public Measurements Measurements =>
            analysis?.Remembered(facts => new Measurements(facts)) ?? throw new ArgumentNullException(nameof(analysis));

        /// <summary>Computes a metric, once however often it is asked for.</summary>
        /// <param name="metric">A metric of <see cref="MetricCatalog"/>.</param>
        /// <returns>Its value, or why it has none.</returns>
        public MetricResult Measure(Metric metric) => analysis.Measurements.Of(metric);

        /// <inheritdoc cref="Measurements.IntervalOf"/>
        public IntervalResult IntervalOf(Metric metric, double level) => analysis.Measurements.IntervalOf(metric, level);
    }
}
