using QualityGate.Analysis;
using QualityGate.Gates.Baselines;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;
using QualityGate.Results;

namespace QualityGate.Runs.Baselines;

/// <summary>A model compared with its figures in a report.json, which has values only: no difference has an interval.</summary>
/// <param name="name">The name of the report.</param>
/// <param name="stored">The model in the report.</param>
/// <param name="current">The model.</param>
internal sealed class ReportBaseline(string name, ModelResult stored, ModelAnalysis current) : IBaseline
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public BaselineValue Of(Metric metric, double? confidence)
    {
        if (WhyIncomparable(metric) is { } why)
        {
            return new BaselineValue(Value: null, why, Current: null, Difference: null, Note: null);
        }

        var (before, now) = (stored.Metrics![metric.Name], current.Measure(metric).Value);
        return new BaselineValue(
            now is { } own && StoredFigure.AreSame(own, before) ? own : before,
            WhyNone: null,
            now,
            confidence is null || now is null ? null : IntervalResult.None($"{name} holds values only, not what they vary with"),
            "by the values of a report"
        );
    }

    private string? WhyIncomparable(Metric metric)
    {
        var hierarchy = current.Outputs.Hierarchy;
        return stored.Metrics?.ContainsKey(metric.Name) != true ? $"has no value in {name}"
            : !HasSameClasses() ? $"cannot be compared: {name} is about other classes, and has values over all of them only"
            : metric.NeedsHierarchy
            && (
                stored.Hierarchy is not { } other
                || other.Sha256 != hierarchy.Sha256
                || (other.Sha256 is null && other.Name != hierarchy.Name)
            )
                ? $"cannot be compared: {name} was measured with another hierarchy"
            : null;
    }

    // The order does not matter to any metric.
    private bool HasSameClasses() =>
        stored.Explanation is { } explanation
        && explanation
            .Classes.Select(item => item.Label)
            .Order(StringComparer.Ordinal)
            .SequenceEqual(current.Outputs.Items.Select(label => label.Text).Order(StringComparer.Ordinal));
}
