using CsCheck;
using QualityGate.Analysis;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Constraints.Tests;

/// <summary>A demand that an interval meets is met by the value in it, for every metric of models of all kinds.</summary>
internal sealed class IntervalLawTests
{
    [Test]
    public void No_value_is_beyond_itself_with_confidence() =>
        Gen.Select(Gen.Int, Gen.Double[ConfidenceLevel.Least, ConfidenceLevel.Most])
            .Sample(
                (seed, level) =>
                {
                    var model = RandomModels.Draw(seed, replicates: 12);
                    var metric = MetricCatalog.All[(seed & int.MaxValue) % MetricCatalog.All.Length];
                    if (model.Measure(metric).Value is not { } value)
                    {
                        return true;
                    }

                    var expression = new MetricExpression(metric);
                    return !HoldsWithConfidence(expression.GreaterThan(value), level, model)
                        && !HoldsWithConfidence(expression.LessThan(value), level, model);
                },
                iter: Thoroughness.Times(1_000)
            );

    // Without an interval it is an error, which is not to hold.
    private static bool HoldsWithConfidence(MetricConstraint constraint, double level, ModelAnalysis model)
    {
        try
        {
            return constraint.WithConfidence(level).ApplyTo(model).IsSuccess;
        }
        catch (InvalidOperationException e) when (e.Message.Contains("has no interval", StringComparison.Ordinal))
        {
            return false;
        }
    }
}
