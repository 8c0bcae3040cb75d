using QualityGate.Comparison;
using QualityGate.Gates;
using QualityGate.Results;

namespace QualityGate.Reports.Comparisons;

/// <summary>The models of a comparison with their metrics, as pictures of several models take them.</summary>
internal static class ComparedModels
{
    /// <summary>A result of the models and their metrics alone: compared models have the same classes and the same hierarchy.</summary>
    public static GateResult Of(ComparisonSeries series)
    {
        var first = series.Comparisons[0];
        return GateResult.Of(
            string.Empty,
            [
                Model(first.A, first.Metrics.Select(metric => (metric.Key, metric.Value.A))),
                .. series.Comparisons.Select(other => Model(other.B, other.Metrics.Select(metric => (metric.Key, metric.Value.B)))),
            ],
            []
        );
    }

    private static ModelResult Model(ComparedModel model, IEnumerable<(string Metric, double? Value)> metrics) =>
        new(
            model.File,
            model.File,
            VerdictState.Passed,
            [],
            [],
            [],
            Classifier: model.Classifier,
            Metrics: metrics.Where(metric => metric.Value is not null).ToDictionary(metric => metric.Metric, metric => metric.Value!.Value)
        );
}
