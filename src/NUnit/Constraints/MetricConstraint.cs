using System.Diagnostics;
using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Explanations;
using QualityGate.Metrics;
using QualityGate.Text;
using Interval = QualityGate.Metrics.Uncertainty.Interval;

namespace QualityGate.NUnit;

/// <summary>Holds when a metric of a model lies in a range of values.</summary>
[StackTraceHidden]
public class MetricConstraint : ModelConstraint
{
    private readonly Metric metric;
    private double? confidence;

    internal MetricConstraint(Metric metric, ValueRange range)
        : base(metric, range)
    {
        this.metric = metric;
        Range = range;
    }

    /// <inheritdoc/>
    public override string Description =>
        $"{metric.Name} {Range.Words}{(confidence is { } level ? $" with {Figure.FormatLimit(level * 100)} % confidence" : string.Empty)}";

    private protected ValueRange Range { get; set; }

    private protected override Metric ComparedMetric => metric;

    /// <summary>Demands that the metric's whole interval lies in the range, and not its value alone.</summary>
    /// <param name="level">The confidence level, from 0.5 to 0.999, such as 0.95.</param>
    /// <returns>This constraint.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is no such level.</exception>
    public MetricConstraint WithConfidence(double level)
    {
        confidence = Confidence.Check(level);
        return this;
    }

    private protected override ConstraintResult Judge<TActual>(TActual actual)
    {
        var analysis = Subject.Analyse(actual, metric.NeedsTestData);
        var value = Measurement.ValueOf(metric, analysis);
        var interval = confidence is { } level ? Measurement.IntervalOf(metric, analysis, level) : null;
        LimitWarning.Check(metric, analysis, Range, confidence, Description);
        var holds = interval is null ? Range.Holds(value) : Range.Holds(interval.Low) && Range.Holds(interval.High);
        return new FindingResult(this, Describe(analysis, value, interval, holds), holds);
    }

    /// <inheritdoc/>
    protected override string GetStringRepresentation() => $"<metric{Range.Kind} {metric.Name} {Range.Bounds}>";

    private Finding Describe(ModelAnalysis analysis, double value, Interval? interval, bool holds)
    {
        // Of an interval, the end counts that is nearer to being wrong.
        var compared =
            interval is null ? value
            : !Range.Holds(interval.Low) || double.IsInfinity(Range.High) ? interval.Low
            : interval.High;
        var end = Range.NearestEnd(compared);

        return Finding.Of(
            () => $"{Figure.Format(value, end)} in {analysis.Measurements}",
            () =>
            {
                var off = Figure.Format(Math.Abs(compared - end), 0);
                return
                [
                    MessageLine.OffBy(off),
                    .. interval is null
                        ? (IEnumerable<MessageLine>)[]
                        :
                        [
                            MessageLine.Interval(
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"{Figure.Format(interval.Low, end)} to {Figure.Format(interval.High, end)} with "
                                        + $"{Figure.FormatLimit(interval.Level * 100)} % confidence"
                                )
                            ),
                        ],
                    .. FailureReport.Attach(
                        analysis,
                        $"{metric.Name} of '{analysis.Classifier.Path.FileName}' is {Figure.Format(value, end)}, {off} from "
                            + $"{Figure.FormatLimit(end)}; asserted was: {Description}."
                    ),
                    .. Measurement.Pairs(analysis, metric, EffectOf(compared, end, holds)),
                ];
            }
        );
    }

    // Where the demand holds, a message is about its contrary.
    private PairEffect EffectOf(double compared, double end, bool holds) =>
        compared == end
            ? (end == Range.Low) == holds
                ? PairEffect.Raises
                : PairEffect.Lowers
            : compared < end
                ? PairEffect.Lowers
                : PairEffect.Raises;
}
